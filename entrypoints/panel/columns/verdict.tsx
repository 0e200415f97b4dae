import { VerdictLabel } from '../../../components/shared/VerdictLabel'
import { judgedBy } from '../../../components/workspaces/workspace-words'
import { say, t } from '../../../locales/say'
import { VERDICTS } from '../../../core/registry/verdict'
import type { Column } from '../../../components/columns/column'

/** What ABsmartly knows of the name, in words and by an icon; why, by whose registry, and which name is near. */
export const verdict: Column = {
  id: 'verdict',
  title: 'panel.column.verdict',
  width: ['8rem', '13.5rem'],
  from: 0,
  sortKey: (_row, { judgement }) => judgement && VERDICTS.indexOf(judgement.verdict),
  cell: (_row, { judgement }) => judgement && <VerdictLabel judgement={judgement} />,
  tooltip(_row, { judgement, workspace, nearest, now }, isPointedAt) {
    if (!judgement) return undefined
    const name = isPointedAt ? nearest() : null
    return [say(judgement.reason), judgedBy(workspace, now), name !== null && t('panel.nearest', { name })]
      .filter(Boolean)
      .join('\n')
  },
}
