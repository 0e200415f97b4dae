import {
  type Delivery,
  type DeliveryStatus,
  type DeliveryOutcome,
  DELIVERY_OUTCOMES,
} from '../../../core/delivery/delivery'
import { SEVERITIES, type Severity } from '../../../core/findings/rule'
import type { Row } from '../../../core/record/row'
import { type Verdict, VERDICTS } from '../../../core/registry/verdict'

/** Selected verdicts, outcomes and severities. An empty set lets all rows pass. */
export interface ActiveFacets {
  readonly verdicts: ReadonlySet<Verdict>
  readonly outcomes: ReadonlySet<DeliveryOutcome>
  /** Severities of a row's worst finding. */
  readonly severities: ReadonlySet<Severity>
}

/** Number of rows for each verdict, outcome and severity. */
export interface FacetCounts {
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly outcomes: Readonly<Record<DeliveryOutcome, number>>
  readonly severities: Readonly<Record<Severity, number>>
}

/** Facts about a row that facets use. */
export interface FacetFacts {
  readonly verdictOf: (row: Row) => Verdict | null
  readonly statusOf: (delivery: Delivery) => DeliveryStatus
  /** Returns the severity of the worst finding; null without findings. */
  readonly severityOf: (row: Row) => Severity | null
}

export const NO_ACTIVE_FACETS: ActiveFacets = {
  verdicts: new Set(),
  outcomes: new Set(),
  severities: new Set(),
}

/** Returns whether any facet is selected. */
export const hasActiveFacets = ({ verdicts, outcomes, severities }: ActiveFacets): boolean =>
  verdicts.size + outcomes.size + severities.size > 0

/** Returns the rows with a selected verdict, a selected outcome and a selected severity. */
export function rowsInFacets(
  rows: readonly Row[],
  facets: ActiveFacets,
  { verdictOf, statusOf, severityOf }: FacetFacts,
): readonly Row[] {
  if (!hasActiveFacets(facets)) return rows
  const { verdicts, outcomes, severities } = facets
  return rows.filter(
    (row) =>
      (outcomes.size === 0 || outcomes.has(statusOf(row.delivery).outcome)) &&
      (verdicts.size === 0 || isIn(verdicts, verdictOf(row))) &&
      (severities.size === 0 || isIn(severities, severityOf(row))),
  )
}

/**
 * Counts the rows for each facet. Rows of a delivery are adjacent, so its outcome is determined once: there may be
 * 100,000 rows.
 */
export function countFacets(
  rows: readonly Row[],
  { verdictOf, statusOf, severityOf }: FacetFacts,
): FacetCounts {
  const verdicts = none(VERDICTS)
  const outcomes = none(DELIVERY_OUTCOMES)
  const severities = none(SEVERITIES)
  let [delivery, outcome]: [Delivery | null, DeliveryOutcome] = [null, 'unknown']
  for (const row of rows) {
    if (row.delivery !== delivery) ({ outcome } = statusOf((delivery = row.delivery)))
    outcomes[outcome]++
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
