import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import { rowsBeforeExposure } from '../../../core/timeline/before-exposure'
import { exposuresOf } from '../../../core/timeline/exposures'
import { failedAt, type Timeline, timelineOf } from '../../../core/timeline/timeline'
import type { RowFilter } from '../filter/row-filter'
import type { Clock } from '../../../browser/slices'
import type { PanelState } from '../state/panel-state'

/** Inputs of {@link createTimeline}. */
export interface TimelineSource {
  readonly state: Pick<PanelState, 'rows' | 'deliveries' | 'stableStatusOf' | 'tab'>
  readonly filters: Pick<RowFilter, 'shown'>
  /** Number of slots that fit; 0 when the strip is hidden. */
  readonly slots: ReadonlySignal<number>
}

/** Clock with a timer. `after` runs a task after a delay in ms and returns a function that cancels it. */
export type StripClock = Pick<Clock, 'now'> & {
  readonly after: (task: () => void, ms: number) => () => void
}

/** Minimum pause after an update, as a multiple of its duration: updates take at most a twentieth of the time. */
const MIN_IDLE_RATIO = 20

/**
 * Creates the timeline of a panel; null when the strip is hidden or nothing has happened. An update reads all rows, of
 * which there may be 100,000. Changes within {@link MIN_IDLE_RATIO} times the duration of the last update are therefore
 * handled together.
 */
export function createTimeline(
  { state, filters, slots }: TimelineSource,
  clock: StripClock,
): { readonly timeline: ReadonlySignal<Timeline | null>; readonly stop: () => void } {
  const exposures = computed(() => exposuresOf(state.deliveries.value))
  const early = computed(() => rowsBeforeExposure(state.rows.value, exposures.value))
  const failed = computed(() => failedAt(state.deliveries.value, state.stableStatusOf.value))
  const timeline = signal<Timeline | null>(null)
  let [restUntil, cancel]: [number, (() => void) | null] = [Number.NEGATIVE_INFINITY, null]

  const update = () => {
    cancel = null
    const from = clock.now()
    const [rows, shown, pages] = [state.rows.value, filters.shown.value, state.tab.value?.pages ?? []]
    const parts = { rows, shown, pages, early: early.value, exposures: exposures.value, failed: failed.value }
    const next = timelineOf(parts, slots.value)
    timeline.value = next && hasMore(next) ? next : null
    const now = clock.now()
    restUntil = now + MIN_IDLE_RATIO * (now - from)
  }
  const stop = effect(() => {
    if (slots.value === 0) {
      timeline.value = null
      return
    }
    void [state.rows.value, state.deliveries.value, state.stableStatusOf.value, filters.shown.value]
    void state.tab.value?.pages
    if (cancel !== null) return
    const rest = restUntil - clock.now()
    if (rest <= 0) untracked(update)
    else cancel = clock.after(update, rest)
  })
  return {
    timeline,
    stop: () => {
      stop()
      cancel?.()
    },
  }
}

/** Returns whether there is more than page loads, which the list already shows. */
const hasMore = ({ total }: Timeline): boolean =>
  total.goals + total.unreadable + total.exposures + total.failed > 0
