import type { Capture } from '../capture'
import type { Message } from '../message'
import { type GoalEvent, goalEventsOf } from '../publish/goal-event'
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

const texts = new WeakMap<Row, string>()

/** True when the row has the text in its goal name, properties, units, attributes or addresses; case does not count. */
export function matchesText(row: Row, lowerCaseText: string): boolean {
  let text = texts.get(row)
  if (text === undefined) texts.set(row, (text = searchText(row)))
  return text.includes(lowerCaseText)
}

function searchText(row: Row): string {
  const { url, pageUrl, documentUrl } = row.capture
  if (row.kind === 'unreadable') return [url, pageUrl, documentUrl].join('\n').toLowerCase()
  const { goal, publish } = row.event
  const { application, environment, agent } = publish
  const units = publish.units.flatMap(({ type, uid }) => [type, uid])
  const attributes = publish.attributes.map(({ name, value }) => `${name}: ${JSON.stringify(value)}`)
  const properties = JSON.stringify(goal.properties ?? goal.values ?? null)
  return [
    goal.name,
    properties,
    application,
    environment,
    agent,
    ...units,
    ...attributes,
    url,
    pageUrl,
    documentUrl,
  ]
    .join('\n')
    .toLowerCase()
}
