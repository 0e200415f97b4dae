import { type KnownWorkspace, type WorkspaceState } from '../../core/registry/workspace'
import { LIST_NAMES, type ListName } from '../../core/registry/registry'
import { say, t } from '../../locales/say'
import { formatAge } from './relative-time'
import { shortTime } from '../shared/format-time'

/** Remaining time below which the expiry of a token is a warning, in ms. */
const TOKEN_WARNING_MS = 60 * 60_000

/**
 * Describes the state of a workspace in one line: `acme: 313 goals · 5 min ago`. `now` is in ms since the epoch, here
 * and below.
 */
export function workspaceLine(state: WorkspaceState, now: number): string {
  const { problem, facts } = state
  const workspace = state.workspace.name
  if (state.progress) return fetchingLine(workspace, [state])
  if (!facts && problem?.key === 'consoleAnswer.noSecret') return t('panel.registry.needsKey', { workspace })
  if (!facts) return t(problem ? 'panel.registry.problem' : 'panel.registry.empty', { workspace })
  const { count, complete } = facts.lists.goals
  if (problem) {
    return t('panel.registry.older', { workspace, time: shortTime(facts.fetchedAt, now) }, count)
  }
  if (!complete) return t('panel.registry.incomplete', { workspace })
  return t('panel.registry.fresh', { workspace, age: formatAge(facts.fetchedAt, now) }, count)
}

/** Describes the state of all workspaces in one line. */
export function workspacesLine(states: readonly WorkspaceState[], now: number): string {
  const [only] = states
  if (!only) return t('panel.registry.none')
  if (states.length === 1) return workspaceLine(only, now)
  const fetching = states.filter(({ progress }) => progress)
  const [first] = fetching
  const several = t('panel.registry.several', {}, states.length)
  if (!first) return several
  return fetchingLine(fetching.length === 1 ? first.workspace.name : several, fetching)
}

/** Describes the progress of a fetch, counting only lists whose total the Web Console has reported. */
function fetchingLine(workspace: string, states: readonly WorkspaceState[]): string {
  const lists = states.flatMap(({ progress }) => progress ?? []).filter(({ total }) => total !== null)
  const got = lists.reduce((sum, list) => sum + list.got, 0)
  const total = lists.reduce((sum, list) => sum + (list.total ?? 0), 0)
  if (total === 0) return t('panel.registry.fetching', { workspace })
  return t('panel.registry.progress', { workspace, got, total })
}

/**
 * Describes the state of a workspace in detail: problems, gaps, the end of its token, and the collectors it applies to.
 */
export function workspaceFacts(state: WorkspaceState, now: number): readonly string[] {
  const { workspace, facts, problem, expiresAt } = state
  return [
    workspaceLine(state, now),
    problem && say(problem),
    problem && facts && t('panel.registry.olderInUse', { time: shortTime(facts.fetchedAt, now) }),
    ...gapsOf(state).map(({ list, reason }) => t('panel.registry.gap', { list: listName(list), reason })),
    expiresAt !== null && endsSoon(expiresAt, now)
      ? t(expiresAt > now ? 'panel.registry.tokenEnds' : 'panel.registry.tokenEnded', {
          time: shortTime(expiresAt, now),
        })
      : null,
    workspace.collectors.length > 0
      ? t('panel.registry.collectors', { collectors: workspace.collectors.join(', ') })
      : t('panel.registry.noCollector'),
  ].filter((line) => line !== null)
}

/**
 * Returns true if a workspace needs the user's attention. Missing experiments don't count, since the Goal tab reports
 * them. For a file, only missing goals count.
 */
export const needsCare = (state: WorkspaceState, now: number): boolean =>
  state.problem !== null ||
  endsSoon(state.expiresAt, now) ||
  gapsOf(state).some(({ list }) => list === 'goals' || (list !== 'experiments' && isConsole(state)))

/** Describes the registry that a name was checked against, and its age. Null without a registry. */
export function checkedAgainst(known: KnownWorkspace | null, now: number): string | null {
  if (!known?.index) return null
  const { workspace, index } = known
  const age = formatAge(index.registry.fetchedAt, now)
  if (workspace.source.kind === 'console') return t('detail.judgedBy', { workspace: workspace.name, age })
  return t('detail.judgedByFile', { workspace: workspace.name, age, file: workspace.source.file })
}

const listName = (list: ListName): string => t(`panel.registry.list.${list}`)

function gapsOf({ facts }: WorkspaceState): readonly { readonly list: ListName; readonly reason: string }[] {
  if (!facts) return []
  return LIST_NAMES.flatMap((list) => {
    const { gap } = facts.lists[list]
    return gap ? [{ list, reason: say(gap) }] : []
  })
}

/** Returns true if a token has expired or expires soon. Both arguments are in ms since the epoch. */
export const endsSoon = (expiresAt: number | null, now: number): boolean =>
  expiresAt !== null && expiresAt - now < TOKEN_WARNING_MS

const isConsole = ({ workspace }: WorkspaceState): boolean => workspace.source.kind === 'console'
