import { attemptStartedAt, requestOf } from '../attempt'
import type { GoalEvent } from '../publish/goal-event'
import type { Exposure, Json, Publish } from '../publish/publish'
import type { StoredEvent } from '../publish/stored-event'

/** Times of an event, in ms since the epoch; null if the publish lacks the time. */
export interface EventTimes {
  /** When the goal was achieved and when it was published, by the page's clock. */
  readonly achieved: number | null
  readonly published: number | null
  /** When the request was made. */
  readonly sent: number
}

/** The comparable part of an event. Its times are separate, since the times of two events always differ. */
export interface ComparableEvent {
  readonly facts: { readonly [name: string]: Json }
  readonly times: EventTimes
}

/**
 * Collects the comparable values of an event: the event as ABsmartly stores it for one unit (`stored`, null
 * when the publish has no units), and the values found only in the publish or in the request.
 */
export function comparableEvent(
  { goal, publish, attempt }: GoalEvent,
  stored: StoredEvent | null,
): ComparableEvent {
  const { url, method, transport, pageUrl, documentUrl } = requestOf(attempt)
  const { event_at: _, ...event } = stored ?? { goal_name: goal.name, properties: goal.properties }
  return {
    facts: {
      ...event,
      ...(goal.values && { values: goal.values }),
      publish: publishFacts(publish),
      request: { url, method, transport, page: pageUrl, document: documentUrl },
    },
    times: { achieved: goal.achievedAt, published: publish.publishedAt, sent: attemptStartedAt(attempt) },
  }
}

function publishFacts(publish: Publish): { readonly [name: string]: Json } {
  return {
    units: Object.fromEntries(publish.units.map(({ type, uid }) => [type, uid])),
    hashed: publish.hashed,
    sdkVersion: publish.sdkVersion,
    applicationVersion: publish.applicationVersion,
    goals: publish.goals.map(({ name }) => name),
    exposures: Object.fromEntries(publish.exposures.map((exposure) => [exposure.name, untimed(exposure)])),
  }
}

const untimed = ({ raw }: Exposure): { readonly [key: string]: Json } => {
  const { exposedAt: _, name: __, ...rest } = raw
  return rest
}
