import type { DeliveryStatus } from '../delivery/delivery'
import { type Message, message } from '../message'
import type { RegistryLookup } from '../registry/registry-lookup'
import type { ListName } from '../registry/registry'

/**
 * A requirement of a rule: a complete list of the registry, a known outcome of the publish (`outcome`), or the body of
 * the collector's response (`answer`), which only DevTools can read.
 */
export type Need = ListName | 'outcome' | 'answer'

/**
 * Returns the reason why a required list is missing or incomplete for a collector; null when all lists are complete.
 */
export function missingListMessage(
  needs: readonly Need[],
  collectorUrl: string,
  lookup: RegistryLookup,
): Message | null {
  const lists = needs.filter(isList)
  if (lists.length === 0) return null
  const index = lookup.workspace(collectorUrl)?.index
  // Without a registry, every name is unchecked for the same reason.
  if (!index) return lookup.goal('', collectorUrl).reason
  const list = lists.find((need) => !index.registry[need].complete)
  return list === undefined ? null : (index.registry[list].gap ?? message('finding.lack.list'))
}

/**
 * Returns the reason why a required outcome or response of a publish is unknown; null when everything required is
 * known.
 */
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
