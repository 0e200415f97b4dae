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

/** Findings for the contents of a panel. */
export interface Findings {
  /**
   * Returns the findings of a row, including ignored ones. A new function whenever results may have changed, but not
   * just because time has passed.
   */
  readonly ofRow: ReadonlySignal<(row: Row) => readonly Finding[]>
  /** Findings of all rows; those of the previous scan while a scan is running. */
  readonly found: ReadonlySignal<FindingsByRow>
  /** Current source of findings. */
  readonly source: ReadonlySignal<FindingSource>
  /** Whether a scan is still running. */
  readonly isBusy: ReadonlySignal<boolean>
  /** Findings of documents, without duplicates. */
  readonly ofPages: ReadonlySignal<readonly Finding[]>
  readonly finder: ReadonlySignal<Finder>
  readonly controls: FindingControls
}

/** Runs the rules on the contents of a panel, and again whenever rows, outcomes, registries or settings change. */
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
    // Recompute when a delivery arrives or an outcome changes.
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

/** Caches the findings that can no longer change. */
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
