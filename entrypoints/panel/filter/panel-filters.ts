import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Message, message } from '../../../core/message'
import { errorMessage } from '../../../core/error-message'
import {
  MAX_MUTED_GOALS,
  MAX_SAVED_FILTERS,
  mutedGoals,
  renamedFilter,
  type SavedFilter,
  savedFilters,
  withFilter,
  withMuted,
} from '../../../settings/saved-filters'
import { type Findings, createFindings } from '../findings/follow-findings'
import { createRowFilter, type RowFilter } from './row-filter'
import type { PanelState } from '../state/panel-state'
import { settingsLoadError } from '../state/settings-load-error'

/** Filters of a panel: text, facets, saved filters and muted goals. */
export interface PanelFilters extends RowFilter {
  /** Filters used in this panel, newest first. They are only in memory, since a filter often contains a person's id. */
  readonly history: ReadonlySignal<readonly string[]>
  readonly remember: (text: string) => void
  readonly saved: ReadonlySignal<readonly SavedFilter[]>
  readonly save: (filter: SavedFilter) => void
  readonly rename: (from: string, to: string) => void
  readonly forget: (name: string) => void
  /** Names of the goals that the list hides. */
  readonly muted: ReadonlySignal<readonly string[]>
  /** Mutes a goal, or shows it again. */
  readonly toggleMuted: (name: string) => void
  readonly unmuteAll: () => void
  /** Whether the last change to the muted goals in this panel can be undone. */
  readonly canUndoMuting: ReadonlySignal<boolean>
  readonly undoMuting: () => void
  /** Why the filters and muted goals could not be loaded, or the last change was not saved; null if all went well. */
  readonly saveProblem: ReadonlySignal<Message | null>
}

/** Once no goal is muted, the undo button disappears after this time, in ms. */
const UNDO_TIMEOUT_MS = 10_000
/** Maximum number of filters in the history. */
const MAX_HISTORY = 20

/** Creates the filters of a panel. All panels share saved filters and muted goals. */
export function createFilters(state: PanelState, findings: Findings = createFindings(state)): PanelFilters {
  const history = signal<readonly string[]>([])
  const saveProblem = signal<Message | null>(null)
  const before = signal<readonly string[] | null>(null)
  const rows = createRowFilter(state, mutedGoals.value, findings)

  const keep = <T>(
    setting: { readonly write: (value: T) => Promise<void> },
    next: T | null,
    full: Message,
  ) => {
    saveProblem.value = next === null ? full : null
    if (next === null) return
    setting.write(next).catch((error: unknown) => {
      saveProblem.value = message('panel.problem', {
        reason: errorMessage(error),
      })
    })
  }
  Promise.all([savedFilters.follow(), mutedGoals.follow()]).catch((error: unknown) => {
    saveProblem.value = settingsLoadError(error)
  })
  const keepFilters = (next: readonly SavedFilter[] | null) =>
    keep(savedFilters, next, message('filter.saved.full', { most: MAX_SAVED_FILTERS }))
  const keepMuted = (next: readonly string[] | null, undo: readonly string[] | null) => {
    if (next !== null) before.value = undo
    if (next?.length === 0) setTimeout(() => before.value === undo && (before.value = null), UNDO_TIMEOUT_MS)
    keep(mutedGoals, next, message('filter.muted.full', { most: MAX_MUTED_GOALS }))
  }

  return {
    ...rows,
    history,
    remember(text) {
      const trimmed = text.trim()
      if (trimmed === '' || rows.problem.peek() !== null) return
      history.value = [trimmed, ...history.value.filter((one) => one !== trimmed)].slice(0, MAX_HISTORY)
    },
    saved: savedFilters.value,
    save: (filter) => keepFilters(withFilter(savedFilters.value.value, filter)),
    rename: (from, to) => keepFilters(renamedFilter(savedFilters.value.value, from, to)),
    forget: (name) => keepFilters(savedFilters.value.value.filter((one) => one.name !== name)),
    muted: mutedGoals.value,
    toggleMuted(name) {
      const all = mutedGoals.value.value
      keepMuted(all.includes(name) ? all.filter((one) => one !== name) : withMuted(all, name), all)
    },
    unmuteAll: () => keepMuted([], mutedGoals.value.value),
    canUndoMuting: computed(() => before.value !== null),
    undoMuting: () => keepMuted(before.value, null),
    saveProblem,
  }
}
