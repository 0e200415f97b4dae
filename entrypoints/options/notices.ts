import { type Message, message } from '../../core/message'
import { LIST_NAMES } from '../../core/registry/registry'
import type { WorkspaceState } from '../../core/registry/workspace'
import { shortTime } from '../../components/shared/format-time'

/** What is said of a workspace after it was connected: its goals, and every list that is missing. */
export function connectedLines(state: WorkspaceState): Message[] {
  return [countLine('connect.connected', state), ...gapLines(state)]
}

/** The same after it was fetched again. */
export function refreshedLines(state: WorkspaceState): Message[] {
  return [countLine('options.refreshed', state), ...gapLines(state)]
}

/** That an older list is still there; nothing where it is not. `now` in ms since the epoch. */
export function olderLines({ facts }: WorkspaceState, now: number): Message[] {
  return facts ? [message('options.keptOlder', { time: shortTime(facts.fetchedAt, now) })] : []
}

function countLine(
  key: 'connect.connected' | 'options.refreshed',
  { workspace, facts }: WorkspaceState,
): Message {
  // The news of what was fetched can be lost with a background that is stopped.
  if (!facts) return message('options.changed', { workspace: workspace.name })
  const { count, archived } = facts.lists.goals
  return message(key, { workspace: workspace.name, archived }, count)
}

/** A file has what it has, and running experiments are for those who want them: neither is worth saying twice. */
function gapLines({ workspace, facts }: WorkspaceState): Message[] {
  if (!facts || workspace.source.kind === 'file') return []
  return LIST_NAMES.filter((list) => list !== 'experiments').flatMap((list) => facts.lists[list].gap ?? [])
}
