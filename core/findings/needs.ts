import type { DeliveryStatus } from '../delivery/delivery'
import { type Message, message } from '../message'
import type { RegistryLookup } from '../registry/registry-lookup'
import type { ListName } from '../registry/registry'

/**
 * What a rule cannot do without: a complete list of the registry, somebody who has seen what became of the publish, or
 * the body of the collector's answer, which DevTools alone read.
 */
export type Need = ListName | 'outcome' | 'answer'

/** Why one of the lists is not there for a collector, in words; null when all of them are, complete. */
export function missingListMessage(
  needs: readonly Need[],
  collectorUrl: string,
  lookup: RegistryLookup,
): Message | null {
  const lists = needs.filter(isList)
  if (lists.length === 0) return null
  const index = lookup.workspace(collectorUrl)?.index
  // Without a registry every name is unchecked, and for that very reason.
  if (!index) return lookup.goal('', collectorUrl).reason
  const list = lists.find((need) => !index.registry[need].complete)
  return list === undefined ? null : (index.registry[list].gap ?? message('finding.lack.list'))
}

/** Why it is not known what became of a publish, or what was answered, in words; null when it is. */
export function missingOutcomeMessage(
  needs: readonly Need[],
  { outcome, attempts }: DeliveryStatus,
): Message | null {
  if (needs.includes('outcome')) {
    if (outcome === 'pending') return message('finding.lack.pending')
    if (outcome === 'unknown') return message('finding.lack.outcome')
  }
  if (!needs.includes('answer')) return null
  const isRead = attempts.some(
    ({ outcome: attemptOutcome }) => 'response' in attemptOutcome && attemptOutcome.response !== null,
  )
  return isRead ? null : message('finding.lack.answer')
}

const isList = (need: Need): need is ListName => need !== 'outcome' && need !== 'answer'
