import * as v from 'valibot'
import { defineSetting } from './setting'

/** A filter that somebody has given a name. */
export interface SavedFilter {
  readonly name: string
  /** As it was typed. */
  readonly text: string
}

/** So many are kept; so long is a name, and so long a filter or a goal's name, in UTF-16 code units. */
export const MAX_SAVED_FILTERS = 100
export const MAX_MUTED_GOALS = 500
export const MAX_FILTER_NAME_CHARS = 100
const MAX_TEXT_CHARS = 2000

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT_CHARS))

/** The saved filters, in the order in which they were saved; each name is there once. */
export const savedFilters = defineSetting<readonly SavedFilter[]>(
  'savedFilters',
  v.pipe(
    v.array(v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_FILTER_NAME_CHARS)), text })),
    v.maxLength(MAX_SAVED_FILTERS),
  ),
  [],
)

/** Names of the goals that the list leaves out, in the order in which they were muted. */
export const mutedGoals = defineSetting<readonly string[]>(
  'mutedGoals',
  v.pipe(v.array(text), v.maxLength(MAX_MUTED_GOALS)),
  [],
)

/** Saved under this name, in the place of what had it; null when there are too many, or it is too long to be kept. */
export function withFilter(all: readonly SavedFilter[], filter: SavedFilter): readonly SavedFilter[] | null {
  const isThere = all.some(({ name }) => name === filter.name)
  const next = isThere ? all.map((one) => (one.name === filter.name ? filter : one)) : [...all, filter]
  return v.is(savedFilters.schema, next) ? next : null
}

/** Under another name, in its place; what had that name goes. Null when the name cannot be kept. */
export function renamedFilter(
  all: readonly SavedFilter[],
  from: string,
  to: string,
): readonly SavedFilter[] | null {
  const next = all
    .filter(({ name }) => name === from || name !== to)
    .map((one) => (one.name === from ? { ...one, name: to } : one))
  return v.is(savedFilters.schema, next) ? next : null
}

/** With this goal among the muted; null when there are too many, or its name is too long to be kept. */
export function withMuted(all: readonly string[], name: string): readonly string[] | null {
  const next = all.includes(name) ? all : [...all, name]
  return v.is(mutedGoals.schema, next) ? next : null
}
