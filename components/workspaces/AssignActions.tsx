import { useState } from 'preact/hooks'
import type { Workspace } from '../../core/registry/workspace'
import { t } from '../../locales/say'

/** What can be done so that names are judged. */
export interface WorkspaceActions {
  /** Let a workspace judge what is sent to a collector. */
  readonly onAssign: (workspaceId: string, collector: string) => void
  /** Connect another workspace, for that collector where one is named. */
  readonly onConnect: (collector?: string) => void
  /** Fetch the registry of one workspace, or all of them. */
  readonly onRefresh: (workspaceId?: string) => void
}

interface AssignActionsProps extends Pick<WorkspaceActions, 'onAssign' | 'onConnect'> {
  /** Host of a collector that no workspace is set for. */
  readonly collector: string
  readonly workspaces: readonly Workspace[]
}

/** More workspaces than this are a list to choose from. */
const MAX_BUTTONS = 3

/** Sets a workspace for a collector: one of those there are, or another. */
export function AssignActions({ collector, workspaces, onAssign, onConnect }: AssignActionsProps) {
  return (
    <div class="actions">
      {workspaces.length > MAX_BUTTONS ? (
        <AssignSelect workspaces={workspaces} onChoose={(id) => onAssign(id, collector)} />
      ) : (
        workspaces.map(({ id, name }) => (
          <button key={id} type="button" onClick={() => onAssign(id, collector)}>
            {t('panel.assign.use', { workspace: name })}
          </button>
        ))
      )}
      <button type="button" onClick={() => onConnect(collector)}>
        {t(workspaces.length > 0 ? 'panel.assign.another' : 'panel.connect')}
      </button>
    </div>
  )
}

interface AssignSelectProps {
  readonly workspaces: readonly Workspace[]
  readonly onChoose: (id: string) => void
}

/** With a button of its own: going through the list by keyboard must not set anything yet. */
function AssignSelect({ workspaces, onChoose }: AssignSelectProps) {
  const [selected, setChosen] = useState<string | null>(null)
  const id = workspaces.find((one) => one.id === selected)?.id ?? workspaces[0]?.id
  return (
    <>
      <select
        aria-label={t('panel.assign.workspace')}
        value={id}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      >
        {workspaces.map((workspace) => (
          <option key={workspace.id} value={workspace.id} translate={false}>
            {workspace.name}
          </option>
        ))}
      </select>
      <button type="button" onClick={() => id !== undefined && onChoose(id)}>
        {t('panel.assign.choose')}
      </button>
    </>
  )
}
