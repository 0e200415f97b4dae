import { type Message, type MessageKey, message } from '../message'
import type { ListIndex, RegistryIndex, RegistryItem } from './registry'
import { hostOf, type KnownWorkspace, type Workspace, workspaceFor } from './workspace'

/**
 * The verdicts, in counting and display order. `notVisible` replaces `unknown` if the registry may not contain every
 * goal, so that a goal may exist although its name is missing.
 */
export const VERDICTS = ['unknown', 'notVisible', 'archived', 'known', 'unchecked'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A verdict with its messages. */
export interface NameVerdict {
  readonly verdict: Verdict
  /** The verdict in at most three words. */
  readonly label: Message
  readonly reason: Message
  /** Workspace of the collector; null when no workspace covers it. */
  readonly workspace: Workspace | null
}

/** Lists of names that a publish contains, apart from goals. */
export const CHECKED_LISTS = ['applications', 'environments', 'unitTypes'] as const
export type CheckedList = (typeof CHECKED_LISTS)[number]

/**
 * Returns the verdict for a goal name. `collectorUrl` is the URL of the publish: a registry holds no information
 * about a publish that went to another workspace. Names must match exactly, as in ABsmartly (docs.absmartly.com, SDK
 * documentation, Tracking goals: "must match exactly").
 */
export const goalVerdict = (
  name: string,
  collectorUrl: string,
  workspaces: readonly KnownWorkspace[],
): NameVerdict =>
  verdictAt(collectorUrl, workspaces, (workspace, index) => goalVerdictIn(index, name, workspace))

function goalVerdictIn(index: RegistryIndex, name: string, workspace: Workspace): NameVerdict {
  const values = { workspace: workspace.name }
  const say = (
    verdict: Verdict,
    reason: MessageKey,
    label: MessageKey = `verdict.${verdict}`,
  ): NameVerdict => ({
    verdict,
    label: message(label),
    reason: message(reason, values),
    workspace,
  })

  const goal = index.goals.byName.get(name)
  // An incomplete registry may contain an archived goal but lack the active one with the same name, so that only “known”
  // is certain.
  if (goal && !goal.archived) return say('known', 'verdictReason.known')
  if (index.confirmed.has(name) && !goal) return say('known', 'verdictReason.confirmed')
  if (!index.goals.complete) return say('unchecked', 'verdictReason.incomplete')
  if (goal) return say('archived', 'verdictReason.archived')
  if (workspace.seesPart || index.showsGap) return say('notVisible', 'verdictReason.notVisible')
  if (workspace.createsGoals) return say('unknown', 'verdictReason.willBeCreated', 'verdict.willBeCreated')
  if (workspace.source.kind === 'file') return say('unknown', 'verdictReason.notInFile')
  return say('unknown', 'verdictReason.unknown')
}

/** Returns the verdict for the name of an application, an environment or a unit type, which must also match exactly. */
export const nameVerdict = (
  list: CheckedList,
  name: string,
  collectorUrl: string,
  workspaces: readonly KnownWorkspace[],
): NameVerdict =>
  verdictAt(collectorUrl, workspaces, (workspace, index) => {
    const verdict = lookUp(name, index[list])
    return {
      verdict,
      label: message(`nameVerdict.${list}.${verdict}`),
      reason: message(`nameReason.${list}.${verdict}`, { name, workspace: workspace.name }),
      workspace,
    }
  })

function lookUp(
  name: string,
  { byName, complete }: ListIndex<RegistryItem>,
): 'known' | 'archived' | 'unknown' | 'unchecked' {
  const item = byName.get(name)
  if (item && !item.archived) return 'known'
  if (!complete) return 'unchecked'
  return item ? 'archived' : 'unknown'
}

/** Checks a name in the registry for a collector. Without a registry, the verdict is `unchecked`, with the reason. */
function verdictAt(
  collectorUrl: string,
  workspaces: readonly KnownWorkspace[],
  check: (workspace: Workspace, index: RegistryIndex) => NameVerdict,
): NameVerdict {
  if (workspaces.length === 0) return unchecked(message('verdictReason.noRegistry'), null)
  const known = workspaceFor(collectorUrl, workspaces)
  if (!known)
    return unchecked(message('verdictReason.noWorkspace', { collector: hostOf(collectorUrl) }), null)
  const { workspace, index } = known
  if (!index) return unchecked(message('verdictReason.notFetched', { workspace: workspace.name }), workspace)
  return check(workspace, index)
}

const unchecked = (reason: Message, workspace: Workspace | null): NameVerdict => ({
  verdict: 'unchecked',
  label: message('verdict.unchecked'),
  reason,
  workspace,
})
