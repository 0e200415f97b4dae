import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import { hostOf } from '../../../core/registry/workspace'
import { t } from '../../../locales/say'
import { AssignActions, type WorkspaceActions } from '../../workspaces/AssignActions'
import { Icon } from '../../shared/Icon'

interface NotCheckedProps extends WorkspaceActions {
  readonly collectorUrl: string
  readonly lookup: RegistryLookup
}

/** What to do about a name that was not checked: connect or choose a workspace, or fetch its registry. */
export function NotChecked({ collectorUrl, lookup, onAssign, onConnect, onRefresh }: NotCheckedProps) {
  const known = lookup.workspace(collectorUrl)
  const collector = hostOf(collectorUrl)
  if (known) {
    const { id, source } = known.workspace
    // A file is not fetched: it is read again on the options page.
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
  // What went to no address a workspace could be set for.
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
