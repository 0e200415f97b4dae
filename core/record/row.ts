import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import type { Delivery } from '../delivery/delivery'
import type { Message } from '../message'
import { isTimestamp } from '../timestamp'
import { type GoalEvent, goalEventsOf } from '../publish/goal-event'
import type { Publish } from '../publish/publish'
import { readCapture } from '../publish/read-capture'

/**
 * One line of the panel's list: a goal event; a publish of exposures or attributes alone, which is listed where something
 * is wrong with it; or a publish that could not be read, so that it is not missed.
 */
export type Row = {
  readonly id: string
  /** The first one of its delivery. */
  readonly attempt: Attempt
  readonly delivery: Delivery
  readonly at: number
} & (
  | { readonly kind: 'goal'; readonly event: GoalEvent }
  | { readonly kind: 'withoutGoals'; readonly publish: Publish }
  | { readonly kind: 'unreadable'; readonly problem: Message }
)

/** The rows of a delivery by its first attempt, in order. `at` is when that attempt was made. */
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

/** What a row was sent in; null where it could not be read. */
export const publishOf = (row: Row): Publish | null =>
  row.kind === 'goal' ? row.event.publish : row.kind === 'withoutGoals' ? row.publish : null

/** When the page says that the goal was achieved, else when it was sent; ms since the epoch. */
export function achievedAt(row: Row): number {
  const achieved = row.kind === 'goal' ? row.event.goal.achievedAt : null
  return isTimestamp(achieved) ? achieved : row.at
}
