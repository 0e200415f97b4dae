import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Delivery, type OutcomeKind, OUTCOMES } from '../../core/delivery/delivery'
import { rowSearch } from '../../core/query/row-text'
import type { Row } from '../../core/record/row'

/** How many rows there are of each outcome. */
export type OutcomeCounts = Readonly<Record<OutcomeKind, number>>

/** What of the rows is shown: those that pass the text and have the outcome. */
export interface RowFilter {
  readonly text: ReadonlySignal<string>
  /** Null for all. */
  readonly outcome: ReadonlySignal<OutcomeKind | null>
  readonly isOn: ReadonlySignal<boolean>
  readonly shown: ReadonlySignal<readonly Row[]>
  /** Of the rows that pass the text: what choosing an outcome would show. */
  readonly counts: ReadonlySignal<OutcomeCounts>
  readonly setText: (text: string) => void
  readonly setOutcome: (outcome: OutcomeKind | null) => void
  readonly clear: () => void
}

/** Filters rows by text and by outcome. */
export function filterRows(
  rows: ReadonlySignal<readonly Row[]>,
  kindOf: ReadonlySignal<(delivery: Delivery) => OutcomeKind>,
): RowFilter {
  const text = signal('')
  const outcome = signal<OutcomeKind | null>(null)
  const needle = computed(() => text.value.trim().toLowerCase())
  const found = computed(() =>
    needle.value === ''
      ? rows.value
      : rows.value.filter(rowSearch({ folded: true, test: (own) => own.includes(needle.value) })),
  )
  return {
    text,
    outcome,
    isOn: computed(() => needle.value !== '' || outcome.value !== null),
    shown: computed(() => {
      if (outcome.value === null) return found.value
      return found.value.filter(({ delivery }) => kindOf.value(delivery) === outcome.value)
    }),
    counts: computed(() => countOutcomes(found.value, kindOf.value)),
    setText: (next) => (text.value = next),
    setOutcome: (next) => (outcome.value = next),
    clear: () =>
      batch(() => {
        text.value = ''
        outcome.value = null
      }),
  }
}

/** The rows of a delivery stand together, so each delivery is asked once: there may be 100,000 rows. */
function countOutcomes(rows: readonly Row[], kindOf: (delivery: Delivery) => OutcomeKind): OutcomeCounts {
  const counts = Object.fromEntries(OUTCOMES.map((kind) => [kind, 0])) as Record<OutcomeKind, number>
  let [delivery, kind]: [Delivery | null, OutcomeKind] = [null, 'unknown']
  for (const row of rows) {
    if (row.delivery !== delivery) kind = kindOf((delivery = row.delivery))
    counts[kind]++
  }
  return counts
}
