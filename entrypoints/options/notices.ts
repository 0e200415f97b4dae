import { type Message, message } from '../../core/message'
import { LIST_NAMES } from '../../core/registry/registry'
import type { WorkspaceState } from '../../core/registry/workspace'
import { shortTime } from '../../components/shared/format-time'

/** Returns the lines to show after a workspace was connected: the number of its goals, and every incomplete list. */
export function connectedLines(state: WorkspaceState): Message[] {
  return [countLine('connect.connected', state), ...gapLines(state)]
}

/** Returns the same lines for a workspace that was fetched again. */
export function refreshedLines(state: WorkspaceState): Message[] {
  return [countLine('options.refreshed', state), ...gapLines(state)]
}

/**
 * Returns a line that says the older list is still in use, if there is one. `now` is in milliseconds since the epoch.
 */
export function olderLines({ facts }: WorkspaceState, now: number): Message[] {
  return facts ? [message('options.keptOlder', { time: shortTime(facts.fetchedAt, now) })] : []
}

function countLine(
  key: 'connect.connected' | 'options.refreshed',
  { workspace, facts }: WorkspaceState,
): Message {
  // The update with the fetched facts is lost if the background stops.
  if (!facts) return message('options.changed', { workspace: workspace.name })
  const { count, archived } = facts.lists.goals
  return message(key, { workspace: workspace.name, archived }, count)
}

/**
 * Returns the gaps of incomplete lists. Gaps of files and of running experiments are left out: a file is not fetched,
 * and running experiments are optional.
 */
function gapLines({ workspace, facts }: WorkspaceState): Message[] {
  if (!facts || workspace.source.kind === 'file') return []
  return LIST_NAMES.filter((list) => list !== 'experiments').flatMap((list) => facts.lists[list].gap ?? [])
}
