import { type Delivery, type DeliveryState, type OutcomeKind, OUTCOMES } from '../../core/delivery/delivery'
import type { Row } from '../../core/record/row'
import { type Verdict, VERDICTS } from '../../core/registry/verdict'

/** Which verdicts and outcomes are asked for; of none of a kind it does not matter. */
export interface Chosen {
  readonly verdicts: ReadonlySet<Verdict>
  readonly outcomes: ReadonlySet<OutcomeKind>
}

/** How many rows there are of each. */
export interface FacetCounts {
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly outcomes: Readonly<Record<OutcomeKind, number>>
}

/** What is known of a row that a facet can be of. */
export interface FacetFacts {
  readonly verdictOf: (row: Row) => Verdict | null
  readonly stateOf: (delivery: Delivery) => DeliveryState
}

export const NOTHING_CHOSEN: Chosen = { verdicts: new Set(), outcomes: new Set() }

/** The rows of what is chosen: of one of the verdicts, and of one of the outcomes. */
export function chosenRows(
  rows: readonly Row[],
  { verdicts, outcomes }: Chosen,
  { verdictOf, stateOf }: FacetFacts,
): readonly Row[] {
  if (verdicts.size === 0 && outcomes.size === 0) return rows
  return rows.filter((row) => {
    if (outcomes.size > 0 && !outcomes.has(stateOf(row.delivery).kind)) return false
    const verdict = verdicts.size > 0 ? verdictOf(row) : null
    return verdicts.size === 0 || (verdict !== null && verdicts.has(verdict))
  })
}

/** The rows of a delivery stand together, so each delivery is asked once: there may be 100,000 rows. */
export function countFacets(rows: readonly Row[], { verdictOf, stateOf }: FacetFacts): FacetCounts {
  const verdicts = none(VERDICTS)
  const outcomes = none(OUTCOMES)
  let [delivery, kind]: [Delivery | null, OutcomeKind] = [null, 'unknown']
  for (const row of rows) {
    if (row.delivery !== delivery) ({ kind } = stateOf((delivery = row.delivery)))
    outcomes[kind]++
    const verdict = verdictOf(row)
    if (verdict !== null) verdicts[verdict]++
  }
  return { verdicts, outcomes }
}

const none = <Kind extends string>(kinds: readonly Kind[]): Record<Kind, number> =>
  Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>
