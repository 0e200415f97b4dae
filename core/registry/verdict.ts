import { type Message, message } from '../message'
import { isLoopback } from './console-url'
import type { RegistryIndex } from './registry'

/** The verdicts, in the order in which they are counted and listed. */
export const VERDICTS = ['unknown', 'archived', 'known', 'unchecked'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A verdict with the reason in words. */
export interface Judgement {
  readonly verdict: Verdict
  readonly reason: Message
}

const KNOWN: Judgement = { verdict: 'known', reason: message('verdictReason.known') }
const ARCHIVED: Judgement = { verdict: 'archived', reason: message('verdictReason.archived') }
const UNKNOWN: Judgement = { verdict: 'unknown', reason: message('verdictReason.unknown') }
const NO_REGISTRY: Judgement = { verdict: 'unchecked', reason: message('verdictReason.noRegistry') }
const INCOMPLETE: Judgement = { verdict: 'unchecked', reason: message('verdictReason.incomplete') }

/**
 * What ABsmartly knows of a goal name. `collectorUrl` is where the publish went: a registry says nothing of a publish
 * that went to another workspace. The match is exact, as ABsmartly's own (docs.absmartly.com, SDK documentation,
 * Tracking goals: "must match exactly").
 */
export function judgeGoal(name: string, collectorUrl: string, registry: RegistryIndex | null): Judgement {
  if (!registry) return NO_REGISTRY
  const elsewhere = otherInstance(collectorUrl, registry.workspace)
  if (elsewhere) return { verdict: 'unchecked', reason: message('verdictReason.otherWorkspace', elsewhere) }
  const goal = registry.goals.get(name)
  // An incomplete registry can lack the active goal of a name whose archived one it has, so only "known" is certain.
  if (goal && !goal.archived) return KNOWN
  if (!registry.complete) return INCOMPLETE
  return goal ? ARCHIVED : UNKNOWN
}

/**
 * ABsmartly's own hosts name the workspace: `acme.absmartly.io` collects for the Web Console at `acme.absmartly.com`.
 * A stand-in on this machine has no collector there. A first-party collector, or a console under a domain of its own,
 * names no workspace, and is taken to be of the connected one.
 */
function otherInstance(
  collectorUrl: string,
  workspace: string,
): { collector: string; workspace: string } | null {
  const collectorHost = hostOf(collectorUrl)
  const consoleHost = hostOf(`https://${workspace}`)
  const collector = /^(.+)\.absmartly\.io$/.exec(collectorHost)?.[1]
  const console = /^(.+)\.absmartly\.com$/.exec(consoleHost)?.[1]
  if (collector === undefined || collector === console) return null
  if (console === undefined && !isLoopback(consoleHost)) return null
  return { collector: collectorHost, workspace }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}
