import type { Column } from '../../../components/columns/column'
import { SeverityCount } from '../../../components/findings/SeverityLabel'
import { weightOf, worstOf } from '../../../core/findings/heard'
import { say, t } from '../../../locales/say'

/** How many mistakes were found, and how bad the worst is; which ones, in the tooltip. */
export const findings: Column = {
  id: 'findings',
  title: 'panel.column.findings',
  width: ['6.2rem', '7rem'],
  from: 480,
  sortKey: (_row, facts) => weightOf(facts.findings()),
  cell(_row, facts) {
    const found = facts.findings()
    const worst = worstOf(found)
    return worst && <SeverityCount worst={worst} count={found.length} />
  },
  tooltip: (_row, facts) =>
    facts
      .findings()
      .map(({ severity, what }) => `${t(`finding.severity.${severity}`)}: ${say(what)}`)
      .join('\n') || undefined,
}
