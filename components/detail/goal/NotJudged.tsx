import type { Judge } from '../../../core/registry/judge'
import { hostOf } from '../../../core/registry/workspace'
import { t } from '../../../locales/say'
import { AssignActions, type WorkspaceActions } from '../../workspaces/AssignActions'
import { Icon } from '../../shared/Icon'

interface NotJudgedProps extends WorkspaceActions {
  readonly collectorUrl: string
  readonly judge: Judge
}

/** What to do about a name that was not checked: connect or choose a workspace, or fetch its registry. */
export function NotJudged({ collectorUrl, judge, onAssign, onConnect, onRefresh }: NotJudgedProps) {
  const known = judge.workspace(collectorUrl)
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
      workspaces={judge.workspaces.map(({ workspace }) => workspace)}
      onAssign={onAssign}
      onConnect={onConnect}
    />
  )
}
