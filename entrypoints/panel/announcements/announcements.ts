import { effect, type ReadonlySignal, signal } from '@preact/signals'
import { verdictsOfRows } from '../state/row-verdicts'
import type { PanelState } from '../state/panel-state'
import { nextAnnouncement, NOTHING_ANNOUNCED, markAnnounced } from './announcement-state'

/** Minimum time between two scans, in ms. A scan reads all rows, up to 100,000. */
const MIN_SCAN_INTERVAL_MS = 1000

/** Time that an announcement stays in the document, in ms. Shorter than the gap between two. */
const ANNOUNCEMENT_MS = 4000

type AnnouncerInputs = Pick<PanelState, 'rows' | 'lookup' | 'coverage' | 'tab'>

/**
 * Returns the unknown goals to announce to screen readers as they appear while the panel is open; empty at first.
 * Events that are replayed, because the panel opens or the record has started over, are not announced.
 */
export function announceUnknownGoals(state: AnnouncerInputs): ReadonlySignal<readonly string[]> {
  const announced = signal<readonly string[]>([])
  let announcements = NOTHING_ANNOUNCED
  let epoch: string | null = null
  let timer: ReturnType<typeof setTimeout> | null = null

  const scan = () => {
    timer = null
    const now = Date.now()
    const unknown = unknownNames(state)
    const current = state.tab.value?.epoch ?? null
    if (current !== epoch) {
      epoch = current
      announcements = markAnnounced(announcements, unknown)
      return
    }
    const { state: next, names, againIn } = nextAnnouncement(announcements, unknown, now)
    announcements = next
    if (names.length > 0) announce(names)
    if (againIn !== null) timer = setTimeout(scan, againIn)
  }

  const announce = (names: readonly string[]) => {
    announced.value = names
    // Clear the text: screen readers read only changes, so they would not read the same text a second time.
    setTimeout(() => (announced.value = []), ANNOUNCEMENT_MS)
  }

  effect(() => {
    void [state.rows.value, state.lookup.value]
    // The coverage arrives at the end of the replay.
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
