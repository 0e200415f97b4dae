import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import { hostOf } from '../../../core/registry/workspace'
import { t } from '../../../locales/say'
import { AssignActions, type WorkspaceActions } from '../../workspaces/AssignActions'
import { Icon } from '../../shared/Icon'

interface NotCheckedProps extends WorkspaceActions {
  readonly collectorUrl: string
  readonly lookup: RegistryLookup
}

/** Actions for a name that wasn't checked: connect or assign a workspace, or fetch its registry. */
export function NotChecked({ collectorUrl, lookup, onAssign, onConnect, onRefresh }: NotCheckedProps) {
  const known = lookup.workspace(collectorUrl)
  const collector = hostOf(collectorUrl)
  if (known) {
    const { id, source } = known.workspace
    // A goal file can't be refreshed here. The user selects it again on the options page.
    if (source.kind === 'file') return null
    return (
      <div class="actions">
        <button type="button" onClick={() => onRefresh(id)}>
          <Icon name="reload" />
          {t('panel.refresh')}
        </button>
      </div>
    )
  }
  // Without a host, there is nothing to assign to a workspace.
  if (collector === '') return null
  return (
    <AssignActions
      collector={collector}
      workspaces={lookup.workspaces.map(({ workspace }) => workspace)}
      onAssign={onAssign}
      onConnect={onConnect}
    />
  )
}
