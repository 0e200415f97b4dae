import type { Row } from '../record/row'
import type { Finding } from './finding'
import { SEVERITIES, type Severity } from './rule'

/** Returns the findings that are not ignored, in order. */
export const withoutSilenced = (findings: readonly Finding[]): readonly Finding[] =>
  findings.some(({ silenced }) => silenced !== null)
    ? findings.filter(({ silenced }) => silenced === null)
    : findings

/** Returns the worst severity, including that of ignored findings; null when there are no findings. */
export function worstSeverity(findings: readonly Finding[]): Severity | null {
  for (const severity of SEVERITIES) if (findings.some((one) => one.severity === severity)) return severity
  return null
}

/**
 * Returns whether the list shows a row. A row without goals is shown only if it has a warning or an error. If an info
 * finding were enough, the list would show every page load as soon as an experiment is full on. `found`: findings that
 * are not ignored.
 */
export const isListed = ({ kind }: Row, found: readonly Finding[]): boolean =>
  kind !== 'withoutGoals' || found.some(({ severity }) => severity !== 'info')

/** Maximum number of findings that affect the rank of a row. */
const MAX_RANKED_FINDINGS = 999

/** Returns the sort key of a row: the worst severity, then the number of findings. Null when there are no findings. */
export function severityRank(findings: readonly Finding[]): number | null {
  const worst = worstSeverity(findings)
  if (worst === null) return null
  return (
    SEVERITIES.indexOf(worst) * (MAX_RANKED_FINDINGS + 1) +
    MAX_RANKED_FINDINGS -
    Math.min(findings.length, MAX_RANKED_FINDINGS)
  )
}
