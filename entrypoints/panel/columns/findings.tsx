import type { Column } from '../../../components/columns/column'
import { SeverityCount } from '../../../components/findings/SeverityLabel'
import { severityRank, worstSeverity } from '../../../core/findings/severity-rank'
import { say, t } from '../../../locales/say'

/** Number of findings and the worst severity. The tooltip lists the findings. */
export const findingsColumn: Column = {
  id: 'findings',
  title: 'panel.column.findings',
  width: ['6.2rem', '7rem'],
  from: 480,
  sortKey: (_row, facts) => severityRank(facts.findings()),
  cell(_row, facts) {
    const found = facts.findings()
    const worst = worstSeverity(found)
    return worst && <SeverityCount worst={worst} count={found.length} />
  },
  tooltip: (_row, facts) =>
    facts
      .findings()
      .map(({ severity, what }) => `${t(`finding.severity.${severity}`)}: ${say(what)}`)
      .join('\n') || undefined,
}
