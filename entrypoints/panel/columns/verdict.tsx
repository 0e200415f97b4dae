import { VerdictLabel } from '../../../components/shared/VerdictLabel'
import { checkedAgainst } from '../../../components/workspaces/workspace-words'
import { say, t } from '../../../locales/say'
import { VERDICTS } from '../../../core/registry/verdict'
import type { Column } from '../../../components/columns/column'

/** Verdict on the goal name, as text and icon. The tooltip has the reason, the workspace, and a similar name. */
export const verdictColumn: Column = {
  id: 'verdict',
  title: 'panel.column.verdict',
  width: ['8rem', '13.5rem'],
  from: 0,
  sortKey: (_row, { nameVerdict }) => nameVerdict && VERDICTS.indexOf(nameVerdict.verdict),
  cell: (_row, { nameVerdict }) => nameVerdict && <VerdictLabel nameVerdict={nameVerdict} />,
  tooltip(_row, { nameVerdict, workspace, nearest, now }, isPointedAt) {
    if (!nameVerdict) return undefined
    const name = isPointedAt ? nearest() : null
    return [
      say(nameVerdict.reason),
      checkedAgainst(workspace, now),
      name !== null && t('panel.nearest', { name }),
    ]
      .filter(Boolean)
      .join('\n')
  },
}
