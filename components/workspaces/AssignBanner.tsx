import { message } from '../../core/message'
import type { Workspace } from '../../core/registry/workspace'
import { AssignActions, type WorkspaceActions } from './AssignActions'
import { Icon } from '../shared/Icon'
import { Sentence } from '../shared/Sentence'

interface AssignBannerProps extends Pick<WorkspaceActions, 'onAssign' | 'onConnect'> {
  /** Hosts of the collectors without a workspace that received goal events, the most frequent first. */
  readonly collectors: readonly string[]
  readonly workspaces: readonly Workspace[]
}

/**
 * The banner above a list with events that aren't checked because their collector has no workspace. It handles one
 * collector at a time, and renders nothing if every collector has a workspace.
 */
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
