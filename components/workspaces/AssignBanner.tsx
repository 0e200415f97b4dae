import { message } from '../../core/message'
import type { Workspace } from '../../core/registry/workspace'
import { AssignActions, type WorkspaceActions } from './AssignActions'
import { Icon } from '../shared/Icon'
import { Sentence } from '../shared/Sentence'

interface AssignBannerProps extends Pick<WorkspaceActions, 'onAssign' | 'onConnect'> {
  /** Hosts of collectors that goal events went to and no workspace is set for, the most frequent first. */
  readonly collectors: readonly string[]
  readonly workspaces: readonly Workspace[]
}

/** Above a list in which something is not checked for want of a workspace: one collector at a time. Else nothing. */
export function AssignBanner({ collectors, workspaces, onAssign, onConnect }: AssignBannerProps) {
  const [collector, ...others] = collectors
  if (collector === undefined || workspaces.length === 0) return null
  return (
    <div class="banner" role="status">
      <Icon name="question" />
      <p>
        <Sentence
          of={
            others.length > 0
              ? message('panel.assign.textMore', { collector }, others.length)
              : message('panel.assign.text', { collector })
          }
        />
      </p>
      <AssignActions
        key={collector}
        collector={collector}
        workspaces={workspaces}
        onAssign={onAssign}
        onConnect={onConnect}
      />
    </div>
  )
}
