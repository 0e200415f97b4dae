import {
  type Delivery,
  type DeliveryState,
  type OutcomeKind,
  OUTCOMES,
} from '../../../core/delivery/delivery'
import { SEVERITIES, type Severity } from '../../../core/findings/rule'
import type { Row } from '../../../core/record/row'
import { type Verdict, VERDICTS } from '../../../core/registry/verdict'

/** Which verdicts, outcomes and severities are asked for; of none of a kind it does not matter. */
export interface Chosen {
  readonly verdicts: ReadonlySet<Verdict>
  readonly outcomes: ReadonlySet<OutcomeKind>
  /** Of the worst finding of a row. */
  readonly severities: ReadonlySet<Severity>
}

/** How many rows there are of each. */
export interface FacetCounts {
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly outcomes: Readonly<Record<OutcomeKind, number>>
  readonly severities: Readonly<Record<Severity, number>>
}

/** What is known of a row that a facet can be of. */
export interface FacetFacts {
  readonly verdictOf: (row: Row) => Verdict | null
  readonly stateOf: (delivery: Delivery) => DeliveryState
  /** The worst; null where nothing is wrong. */
  readonly severityOf: (row: Row) => Severity | null
}

export const NOTHING_CHOSEN: Chosen = { verdicts: new Set(), outcomes: new Set(), severities: new Set() }

/** Something is chosen. */
export const isChosen = ({ verdicts, outcomes, severities }: Chosen): boolean =>
  verdicts.size + outcomes.size + severities.size > 0

/** The rows of what is chosen: of one of the verdicts, one of the outcomes, and one of the severities. */
export function chosenRows(
  rows: readonly Row[],
  chosen: Chosen,
  { verdictOf, stateOf, severityOf }: FacetFacts,
): readonly Row[] {
  if (!isChosen(chosen)) return rows
  const { verdicts, outcomes, severities } = chosen
  return rows.filter(
    (row) =>
      (outcomes.size === 0 || outcomes.has(stateOf(row.delivery).kind)) &&
      (verdicts.size === 0 || isIn(verdicts, verdictOf(row))) &&
      (severities.size === 0 || isIn(severities, severityOf(row))),
  )
}

/** The rows of a delivery stand together, so each delivery is asked once: there may be 100,000 rows. */
export function countFacets(
  rows: readonly Row[],
  { verdictOf, stateOf, severityOf }: FacetFacts,
): FacetCounts {
  const verdicts = none(VERDICTS)
  const outcomes = none(OUTCOMES)
  const severities = none(SEVERITIES)
  let [delivery, kind]: [Delivery | null, OutcomeKind] = [null, 'unknown']
  for (const row of rows) {
    if (row.delivery !== delivery) ({ kind } = stateOf((delivery = row.delivery)))
    outcomes[kind]++
    const verdict = verdictOf(row)
    if (verdict !== null) verdicts[verdict]++
    const severity = severityOf(row)
    if (severity !== null) severities[severity]++
  }
  return { verdicts, outcomes, severities }
}

const isIn = <Kind>(kinds: ReadonlySet<Kind>, kind: Kind | null): boolean => kind !== null && kinds.has(kind)

const none = <Kind extends string>(kinds: readonly Kind[]): Record<Kind, number> =>
  Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>
