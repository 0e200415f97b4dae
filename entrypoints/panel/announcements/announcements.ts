import { effect, type ReadonlySignal, signal } from '@preact/signals'
import { verdictsOfRows } from '../state/row-verdicts'
import type { PanelState } from '../state/panel-state'
import { nextAnnouncement, NOTHING_ANNOUNCED, markAnnounced } from './announcement-state'

/** All rows are looked at, which may be 100,000: not more often than this, in ms. */
const MIN_SCAN_INTERVAL_MS = 1000

/** A sentence is there for so long, in ms: less than what is between two. */
const ANNOUNCEMENT_MS = 4000

type AnnouncerInputs = Pick<PanelState, 'rows' | 'lookup' | 'coverage' | 'tab'>

/**
 * The unknown goals that a screen reader is to be told of, as they come while the panel is open; none at first. What is
 * replayed, as the panel opens or because the record began anew, is not told.
 */
export function announceUnknownGoals(state: AnnouncerInputs): ReadonlySignal<readonly string[]> {
  const announced = signal<readonly string[]>([])
  let news = NOTHING_ANNOUNCED
  let epoch: string | null = null
  let timer: ReturnType<typeof setTimeout> | null = null

  const scan = () => {
    timer = null
    const now = Date.now()
    const unknown = unknownNames(state)
    const current = state.tab.value?.epoch ?? null
    if (current !== epoch) {
      epoch = current
      news = markAnnounced(news, unknown)
      return
    }
    const { state: next, names, againIn } = nextAnnouncement(news, unknown, now)
    news = next
    if (names.length > 0) announce(names)
    if (againIn !== null) timer = setTimeout(scan, againIn)
  }

  const announce = (names: readonly string[]) => {
    announced.value = names
    // The same words once more would be no change, and so not read out.
    setTimeout(() => (announced.value = []), ANNOUNCEMENT_MS)
  }

  effect(() => {
    void [state.rows.value, state.lookup.value]
    // It is told when the replay has come to its end.
    if (state.coverage.value === null) return
    timer ??= setTimeout(scan, epoch === null ? 0 : MIN_SCAN_INTERVAL_MS)
  })
  return announced
}

function unknownNames({ rows, lookup }: AnnouncerInputs): readonly string[] {
  const verdictOf = verdictsOfRows(lookup.value)
  const names = new Set<string>()
  for (const row of rows.value) {
    if (row.kind === 'goal' && verdictOf(row)?.verdict === 'unknown') names.add(row.event.goal.name)
  }
  return [...names]
}
