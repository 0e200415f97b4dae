import { type Attempt, momentOf, requestOf } from '../delivery/attempt'
import type { Delivery } from '../delivery/delivery'
import type { Message } from '../message'
import { type GoalEvent, goalEventsOf } from '../publish/goal-event'
import type { Publish } from '../publish/publish'
import { readCapture } from '../publish/read-capture'

/** One line of the panel's list: a goal event, or a publish that could not be read, so that it is not missed. */
export type Row = {
  readonly id: string
  /** The first one of its delivery. */
  readonly attempt: Attempt
  readonly delivery: Delivery
  readonly at: number
} & (
  | { readonly kind: 'goal'; readonly event: GoalEvent }
  | { readonly kind: 'unreadable'; readonly problem: Message }
)

/**
 * The rows of a delivery by its first attempt, in order; none for a publish without goals. `at` is when that attempt was
 * made.
 */
export function rowsOf(
  attempt: Attempt,
  delivery: Delivery = { id: attempt.id, attempts: [attempt] },
): Row[] {
  const at = momentOf(attempt)
  const reading = readCapture(requestOf(attempt))
  if (reading.kind === 'unreadable')
    return [{ kind: 'unreadable', id: attempt.id, attempt, delivery, at, problem: reading.problem }]
  return goalEventsOf(attempt).map((event) => ({ kind: 'goal', id: event.id, attempt, delivery, at, event }))
}

const rowTexts = new WeakMap<Row, string>()
const publishTexts = new WeakMap<Publish, string>()
const addressTexts = new WeakMap<Attempt, string>()

/** True when the row has the text in its goal name, properties, units, attributes or addresses; case does not count. */
export function matchesText(row: Row, lowerCaseText: string): boolean {
  return (
    remembered(rowTexts, row, goalText).includes(lowerCaseText) ||
    // What all goals of a publish share is written out once, or 100,000 rows would be searched in 100 MB.
    (row.kind === 'goal' &&
      remembered(publishTexts, row.event.publish, publishText).includes(lowerCaseText)) ||
    remembered(addressTexts, row.attempt, addressText).includes(lowerCaseText)
  )
}

function remembered<Key extends object>(
  texts: WeakMap<Key, string>,
  key: Key,
  write: (key: Key) => string,
): string {
  let text = texts.get(key)
  if (text === undefined) texts.set(key, (text = write(key).toLowerCase()))
  return text
}

function goalText(row: Row): string {
  if (row.kind === 'unreadable') return ''
  const { name, properties, values } = row.event.goal
  return `${name}\n${JSON.stringify(properties ?? values ?? null)}`
}

function publishText({ application, environment, agent, units, attributes }: Publish): string {
  return [
    application,
    environment,
    agent,
    ...units.flatMap(({ type, uid }) => [type, uid]),
    ...attributes.map(({ name, value }) => `${name}: ${JSON.stringify(value)}`),
  ].join('\n')
}

function addressText(attempt: Attempt): string {
  const { url, pageUrl, documentUrl } = requestOf(attempt)
  return [url, pageUrl, documentUrl].join('\n')
}
