import type { Row } from '../record/row'
import type { Finding } from './finding'
import { SEVERITIES, type Severity } from './rule'

/** Those that nobody has silenced, in their order. */
export const withoutSilenced = (findings: readonly Finding[]): readonly Finding[] =>
  findings.some(({ silenced }) => silenced !== null)
    ? findings.filter(({ silenced }) => silenced === null)
    : findings

/** The severity of the worst, silenced or not; null where there are none. */
export function worstSeverity(findings: readonly Finding[]): Severity | null {
  for (const severity of SEVERITIES) if (findings.some((one) => one.severity === severity)) return severity
  return null
}

/**
 * A row is a line of the list: one without a goal for what is wrong with it, and then not for an information alone, or each
 * page load would be one as soon as an experiment is fully on. `found`: what is not silenced.
 */
export const isListed = ({ kind }: Row, found: readonly Finding[]): boolean =>
  kind !== 'withoutGoals' || found.some(({ severity }) => severity !== 'info')

/** More findings of a row than that make it no worse. */
const MAX_RANKED_FINDINGS = 999

/** By which rows are sorted: by the worst severity, then by how many there are. Null for none. */
export function severityRank(findings: readonly Finding[]): number | null {
  const worst = worstSeverity(findings)
  if (worst === null) return null
  return (
    SEVERITIES.indexOf(worst) * (MAX_RANKED_FINDINGS + 1) +
    MAX_RANKED_FINDINGS -
    Math.min(findings.length, MAX_RANKED_FINDINGS)
  )
}
