import { computed, type ReadonlySignal } from '@preact/signals'
import { type Finder, findWith } from '../../../core/findings/finder'
import type { Finding } from '../../../core/findings/finding'
import { History } from '../../../core/findings/history'
import { Senders } from '../../../core/findings/senders'
import type { FindingSettings } from '../../../core/findings/settings'
import type { Row } from '../../../core/record/row'
import { findingSettings } from '../../../settings/finding-settings'
import { chooseFindings, type FindingChoices } from './finding-choices'
import { type FindingQuestion, type FoundByRow, passFindings } from './finding-pass'
import { browserClock, type Clock } from '../../../browser/slices'
import type { PanelState } from '../state/panel-state'

/** What rules say of what a panel shows. */
export interface Findings {
  /** Those of a row, the silenced too. Another function when an answer may be another one; not by the time alone. */
  readonly ofRow: ReadonlySignal<(row: Row) => readonly Finding[]>
  /** Those of all rows; what was found by the question before as long as not every row was asked. */
  readonly found: ReadonlySignal<FoundByRow>
  /** By what rows are judged at the moment. */
  readonly question: ReadonlySignal<FindingQuestion>
  /** Not every row has been asked yet. */
  readonly isBusy: ReadonlySignal<boolean>
  /** Those of documents, each mistake once. */
  readonly ofPages: ReadonlySignal<readonly Finding[]>
  readonly finder: ReadonlySignal<Finder>
  readonly choices: FindingChoices
}

/** Judges what a panel shows, now and whenever rows, outcomes, registries or settings are others. */
export function followFindings(
  state: Pick<PanelState, 'deliveries' | 'rows' | 'judge' | 'steadyStateOf' | 'troubles'>,
  settings: ReadonlySignal<FindingSettings> = findingSettings,
  clock: Clock = browserClock,
): Findings {
  const { deliveries, rows, judge, steadyStateOf, troubles } = state
  const history = new History()
  const senders = new Senders()
  const epoch = computed(() => {
    history.update(deliveries.value, rows.value)
    return history.epoch
  })
  const finder = computed(() =>
    findWith({
      judge: judge.value,
      settings: settings.value,
      stateOf: (delivery) => steadyStateOf.peek()(delivery),
      history,
    }),
  )
  const basis = computed(() => {
    void epoch.value
    return { of: remembered(finder.value) }
  })
  const question = computed((): FindingQuestion => {
    // A delivery that has come, or another outcome.
    void steadyStateOf.value
    const { of } = basis.value
    return { of: (row) => of(row), isFinal: finder.value.isFinal, basis: basis.value }
  })
  return {
    ofRow: computed(() => question.value.of),
    ...passFindings(rows, question, clock),
    question,
    finder,
    choices: chooseFindings(),
    ofPages: computed(() => {
      senders.update(deliveries.value)
      const found = finder.value.ofPages(senders.all(troubles.value))
      return [...new Map(found.map((one) => [JSON.stringify([one.rule, one.what]), one])).values()]
    }),
  }
}

/** What cannot change any more is written out once. */
function remembered({ ofRow, isFinal }: Finder): (row: Row) => readonly Finding[] {
  const known = new WeakMap<Row, readonly Finding[]>()
  return (row) => {
    const before = known.get(row)
    if (before) return before
    const findings = ofRow(row)
    if (isFinal(row)) known.set(row, findings)
    return findings
  }
}
