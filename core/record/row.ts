import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import type { Delivery } from '../delivery/delivery'
import type { Message } from '../message'
import { isTimestamp } from '../timestamp'
import { type GoalEvent, goalEventsOf } from '../publish/goal-event'
import type { Publish } from '../publish/publish'
import { readCapture } from '../publish/read-capture'

/**
 * A row of the panel's list: a goal event; a publish with only exposures or attributes, which is listed if it has a
 * finding; or a publish that could not be read, so that it is not overlooked.
 */
export type Row = {
  readonly id: string
  /** First attempt of the delivery. */
  readonly attempt: Attempt
  readonly delivery: Delivery
  readonly at: number
} & (
  | { readonly kind: 'goal'; readonly event: GoalEvent }
  | { readonly kind: 'withoutGoals'; readonly publish: Publish }
  | { readonly kind: 'unreadable'; readonly problem: Message }
)

/** Returns the rows of a delivery by its first attempt, in order. `at` is the time of that attempt. */
export function rowsOf(
  attempt: Attempt,
  delivery: Delivery = { id: attempt.id, attempts: [attempt] },
): Row[] {
  const at = attemptStartedAt(attempt)
  const reading = readCapture(requestOf(attempt))
  if (reading.kind === 'unreadable')
    return [{ kind: 'unreadable', id: attempt.id, attempt, delivery, at, problem: reading.problem }]
  if (reading.kind !== 'publishes') return []
  const events = goalEventsOf(attempt)
  let from = 0
  return reading.publishes.flatMap((publish, index): Row[] => {
    if (publish.goals.length === 0)
      return [{ kind: 'withoutGoals', id: `${attempt.id}/${index}`, attempt, delivery, at, publish }]
    const own = events.slice(from, (from += publish.goals.length))
    return own.map((event) => ({ kind: 'goal', id: event.id, attempt, delivery, at, event }))
  })
}

/** Returns the publish that a row was sent in; null if it could not be read. */
export const publishOf = (row: Row): Publish | null =>
  row.kind === 'goal' ? row.event.publish : row.kind === 'withoutGoals' ? row.publish : null

/** Returns when the goal was achieved according to the page, else when it was sent; ms since the epoch. */
export function achievedAt(row: Row): number {
  const achieved = row.kind === 'goal' ? row.event.goal.achievedAt : null
  return isTimestamp(achieved) ? achieved : row.at
}
