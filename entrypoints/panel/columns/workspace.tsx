import { checkedAgainst } from '../../../components/workspaces/workspace-words'
import { say } from '../../../locales/say'
import type { Column } from '../../../components/columns/column'

/** Workspace that the row was checked against; empty if the collector has no workspace. */
export const workspaceColumn: Column = {
  id: 'workspace',
  title: 'panel.column.workspace',
  width: ['7.25rem', '1fr'],
  from: 960,
  sortKey: (_row, { nameVerdict }) => nameVerdict?.workspace?.name ?? null,
  cell: (_row, { nameVerdict }) =>
    nameVerdict?.workspace && <span translate={false}>{nameVerdict.workspace.name}</span>,
  tooltip: (_row, { nameVerdict, workspace: known, now }) =>
    checkedAgainst(known, now) ?? (nameVerdict ? say(nameVerdict.reason) : undefined),
}
