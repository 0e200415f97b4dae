import { computed, type ReadonlySignal } from '@preact/signals'
import { type Finder, createFinder } from '../../../core/findings/finder'
import type { Finding } from '../../../core/findings/finding'
import { TabHistory } from '../../../core/findings/history'
import { PublishingDocuments } from '../../../core/findings/publishing-documents'
import type { FindingSettings } from '../../../core/findings/settings'
import type { Row } from '../../../core/record/row'
import { findingSettings } from '../../../settings/finding-settings'
import { createFindingControls, type FindingControls } from './finding-controls'
import { type FindingSource, type FindingsByRow, scanFindings } from './finding-scan'
import { browserClock, type Clock } from '../../../browser/slices'
import type { PanelState } from '../state/panel-state'

/** What rules say of what a panel shows. */
export interface Findings {
  /** Those of a row, the silenced too. Another function when an answer may be another one; not by the time alone. */
  readonly ofRow: ReadonlySignal<(row: Row) => readonly Finding[]>
  /** Those of all rows; what was found by the question before as long as not every row was asked. */
  readonly found: ReadonlySignal<FindingsByRow>
  /** By what rows are judged at the moment. */
  readonly source: ReadonlySignal<FindingSource>
  /** Not every row has been asked yet. */
  readonly isBusy: ReadonlySignal<boolean>
  /** Those of documents, each mistake once. */
  readonly ofPages: ReadonlySignal<readonly Finding[]>
  readonly finder: ReadonlySignal<Finder>
  readonly controls: FindingControls
}

/** Judges what a panel shows, now and whenever rows, outcomes, registries or settings are others. */
export function createFindings(
  state: Pick<PanelState, 'deliveries' | 'rows' | 'lookup' | 'stableStatusOf' | 'troubles'>,
  settings: ReadonlySignal<FindingSettings> = findingSettings,
  clock: Clock = browserClock,
): Findings {
  const { deliveries, rows, lookup, stableStatusOf, troubles } = state
  const history = new TabHistory()
  const senders = new PublishingDocuments()
  const epoch = computed(() => {
    history.update(deliveries.value, rows.value)
    return history.epoch
  })
  const finder = computed(() =>
    createFinder({
      lookup: lookup.value,
      settings: settings.value,
      statusOf: (delivery) => stableStatusOf.peek()(delivery),
      history,
    }),
  )
  const basis = computed(() => {
    void epoch.value
    return { of: memoizeFinal(finder.value) }
  })
  const source = computed((): FindingSource => {
    // A delivery that has come, or another outcome.
    void stableStatusOf.value
    const { of } = basis.value
    return { of: (row) => of(row), isFinal: finder.value.isFinal, basis: basis.value }
  })
  return {
    ofRow: computed(() => source.value.of),
    ...scanFindings(rows, source, clock),
    source,
    finder,
    controls: createFindingControls(),
    ofPages: computed(() => {
      senders.update(deliveries.value)
      const found = finder.value.ofPages(senders.all(troubles.value))
      return [...new Map(found.map((one) => [JSON.stringify([one.rule, one.what]), one])).values()]
    }),
  }
}

/** What cannot change any more is written out once. */
function memoizeFinal({ ofRow, isFinal }: Finder): (row: Row) => readonly Finding[] {
  const known = new WeakMap<Row, readonly Finding[]>()
  return (row) => {
    const before = known.get(row)
    if (before) return before
    const findings = ofRow(row)
    if (isFinal(row)) known.set(row, findings)
    return findings
  }
}
