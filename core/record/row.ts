import type { Capture } from '../capture'
import type { Message } from '../message'
import { type GoalEvent, goalEventsOf } from '../publish/goal-event'
import type { Publish } from '../publish/publish'
import { readCapture } from '../publish/read-capture'

/** One line of the panel's list: a goal event, or a publish that could not be read, so that it is not missed. */
export type Row =
  | { readonly kind: 'goal'; readonly id: string; readonly capture: Capture; readonly event: GoalEvent }
  | { readonly kind: 'unreadable'; readonly id: string; readonly capture: Capture; readonly problem: Message }

/** The rows of a capture, in order; none for a publish without goals. */
export function rowsOf(capture: Capture): Row[] {
  const reading = readCapture(capture)
  if (reading.kind === 'unreadable')
    return [{ kind: 'unreadable', id: capture.id, capture, problem: reading.problem }]
  return goalEventsOf(capture).map((event) => ({ kind: 'goal', id: event.id, capture, event }))
}

const rowTexts = new WeakMap<Row, string>()
const publishTexts = new WeakMap<Publish, string>()
const addressTexts = new WeakMap<Capture, string>()

/** True when the row has the text in its goal name, properties, units, attributes or addresses; case does not count. */
export function matchesText(row: Row, lowerCaseText: string): boolean {
  return (
    remembered(rowTexts, row, goalText).includes(lowerCaseText) ||
    // What all goals of a publish share is written out once, or 100,000 rows would be searched in 100 MB.
    (row.kind === 'goal' &&
      remembered(publishTexts, row.event.publish, publishText).includes(lowerCaseText)) ||
    remembered(addressTexts, row.capture, addressText).includes(lowerCaseText)
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

const addressText = ({ url, pageUrl, documentUrl }: Capture): string => [url, pageUrl, documentUrl].join('\n')
