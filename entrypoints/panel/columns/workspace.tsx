import { judgedBy } from '../../../components/workspaces/workspace-words'
import { say } from '../../../locales/say'
import type { Column } from '../../../components/columns/column'

/** The workspace whose registry has judged the row; empty where none is set for the collector. */
export const workspace: Column = {
  id: 'workspace',
  title: 'panel.column.workspace',
  width: ['7.25rem', '1fr'],
  from: 960,
  sortKey: (_row, { judgement }) => judgement?.workspace?.name ?? null,
  cell: (_row, { judgement }) =>
    judgement?.workspace && <span translate={false}>{judgement.workspace.name}</span>,
  tooltip: (_row, { judgement, workspace: known, now }) =>
    judgedBy(known, now) ?? (judgement ? say(judgement.reason) : undefined),
}
