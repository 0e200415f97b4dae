import { useState } from 'preact/hooks'
import type { Workspace } from '../../core/registry/workspace'
import { t } from '../../locales/say'

/** Actions that let names be checked against a workspace. */
export interface WorkspaceActions {
  /** Assigns a workspace to a collector. */
  readonly onAssign: (workspaceId: string, collector: string) => void
  /** Connects another workspace, for a collector if one is given. */
  readonly onConnect: (collector?: string) => void
  /** Fetches the registry of one workspace, or of all. */
  readonly onRefresh: (workspaceId?: string) => void
}

interface AssignActionsProps extends Pick<WorkspaceActions, 'onAssign' | 'onConnect'> {
  /** Host of a collector without a workspace. */
  readonly collector: string
  readonly workspaces: readonly Workspace[]
}

/** With more workspaces than this, the buttons become a select. */
const MAX_BUTTONS = 3

/** Buttons that assign a workspace to a collector, either an existing one or a new one. */
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

/** A select with a button. Without the button, moving through the options by keyboard would already assign a workspace. */
function AssignSelect({ workspaces, onChoose }: AssignSelectProps) {
  const [selected, setSelected] = useState<string | null>(null)
  const id = workspaces.find((one) => one.id === selected)?.id ?? workspaces[0]?.id
  return (
    <>
      <select
        aria-label={t('panel.assign.workspace')}
        value={id}
        onChange={({ currentTarget }) => setSelected(currentTarget.value)}
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
