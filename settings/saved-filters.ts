import * as v from 'valibot'
import { defineListSetting } from './setting'

/** A filter saved under a name. */
export interface SavedFilter {
  readonly name: string
  /** The filter as typed. */
  readonly text: string
}

/** Limits on the number of entries, and on lengths in UTF-16 code units. */
export const MAX_SAVED_FILTERS = 100
export const MAX_MUTED_GOALS = 500
export const MAX_FILTER_NAME_CHARS = 100
const MAX_TEXT_CHARS = 2000

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT_CHARS))

/** Saved filters, oldest first. Names are unique. */
export const savedFilters = defineListSetting<SavedFilter>(
  'savedFilters',
  v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_FILTER_NAME_CHARS)), text }),
  MAX_SAVED_FILTERS,
)

/** Names of the goals that the list hides, in the order they were muted. */
export const mutedGoals = defineListSetting<string>('mutedGoals', text, MAX_MUTED_GOALS)

/**
 * Returns the list with this filter added, or in the position of the filter with the same name. Returns null when the
 * result exceeds a limit or the name is empty.
 */
export function withFilter(all: readonly SavedFilter[], filter: SavedFilter): readonly SavedFilter[] | null {
  const isThere = all.some(({ name }) => name === filter.name)
  const next = isThere ? all.map((one) => (one.name === filter.name ? filter : one)) : [...all, filter]
  return savedFilters.isValid(next) ? next : null
}

/**
 * Returns the list with a filter renamed in place, and without the filter that already had the new name. Returns null
 * when the name is empty or too long.
 */
export function renamedFilter(
  all: readonly SavedFilter[],
  from: string,
  to: string,
): readonly SavedFilter[] | null {
  const next = all
    .filter(({ name }) => name === from || name !== to)
    .map((one) => (one.name === from ? { ...one, name: to } : one))
  return savedFilters.isValid(next) ? next : null
}

/** Returns the list with this goal added. Returns null when there are too many goals or the name is too long. */
export function withMuted(all: readonly string[], name: string): readonly string[] | null {
  const next = all.includes(name) ? all : [...all, name]
  return mutedGoals.isValid(next) ? next : null
}
