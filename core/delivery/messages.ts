import { requestOf } from '../attempt'
import type { CollectorMessage, CollectorResponse } from './collector-response'
import type { GoalEvent } from '../publish/goal-event'
import { publishesOf } from '../publish/read-capture'

/** What a collector said of one goal event, and what of all else in the request. */
export interface SortedMessages {
  readonly own: readonly CollectorMessage[]
  readonly others: readonly CollectorMessage[]
}

/**
 * Tells what a collector said of a goal event from the rest. The indices count from 0; which list `eventIndex` counts
 * in ABsmartly's API specification does not say, so what is said in so many words to be about something else is not
 * taken to be about a goal.
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
