import { requestOf } from '../attempt'
import type { CollectorMessage, CollectorResponse } from './collector-response'
import type { GoalEvent } from '../publish/goal-event'
import { publishesOf } from '../publish/read-capture'

/** A collector's messages about one goal event, and those about the rest of the request. */
export interface SortedMessages {
  readonly own: readonly CollectorMessage[]
  readonly others: readonly CollectorMessage[]
}

/**
 * Separates a collector's messages about a goal event from all others. Indices count from 0. ABsmartly's API
 * specification does not say which list `eventIndex` refers to, so a message whose subject names something else is not
 * attributed to a goal.
 */
export function sortMessages({ messages }: CollectorResponse, event: GoalEvent): SortedMessages {
  const publishes = publishesOf(requestOf(event.attempt))
  const publishIndex = publishes.indexOf(event.publish)
  const goalIndex = event.publish.goals.indexOf(event.goal)
  const isOwn = ({ subject, batchIndex, eventIndex }: CollectorMessage): boolean => {
    if (eventIndex !== goalIndex || isOfAnother(subject)) return false
    return batchIndex === null ? publishes.length === 1 : batchIndex === publishIndex
  }
  return { own: messages.filter(isOwn), others: messages.filter((one) => !isOwn(one)) }
}

const isOfAnother = (subject: string | null): boolean =>
  subject !== null && /exposure|attribute|unit|request/i.test(subject)
