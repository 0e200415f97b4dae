import * as v from 'valibot'
import { message } from '../message'
import { parseJson } from '../parse-json'
import type { ConsoleResponse, RequestFailure } from './console-response'

/** Formats of a response: `{columnNames, rows}`, a list of objects, or an object with either of these as `events`. */
const Columnar = v.object({ columnNames: v.array(v.string()), rows: v.array(v.array(v.unknown())) })
const Objects = v.array(v.record(v.string(), v.unknown()))
const Wrapped = v.object({ events: v.union([Columnar, Objects]) })

/**
 * Returns the goal id of a stored event with this name, from a response of `POST /v1/events`; null when there is
 * none. Only an event with a goal id proves that the goal exists, since events of unknown goals are stored without
 * one. The formats are those that ABsmartly's `cli-ts` reads (`core/events/events.ts`, `columnarToRows`); the field
 * names are those of the Events page.
 */
export function parseStoredGoalId(response: ConsoleResponse, name: string): number | null | RequestFailure {
  const { status } = response
  if (status === 403) return { problem: message('consoleAnswer.forbidden', { permission: 'Events:List' }) }
  if (status < 200 || status >= 300)
    return { problem: message('consoleAnswer.status', { status, list: 'events' }) }
  const rows = rowsOf(parseJson(response.text))
  if (!rows) return { problem: message('consoleAnswer.undocumented', { list: 'events' }) }
  for (const row of rows) {
    const goalId = row.get('goal_id')
    const goalName = row.get('goal_name') ?? row.get('event_name')
    // A column that is not nullable has 0 for a missing id.
    if (typeof goalId === 'number' && goalId > 0 && goalName === name) return goalId
  }
  return null
}

type EventRow = ReadonlyMap<string, unknown>

function rowsOf(body: unknown): EventRow[] | null {
  const parsed = v.safeParse(v.union([Wrapped, Columnar, Objects]), body)
  if (!parsed.success) return null
  const events = 'events' in parsed.output ? parsed.output.events : parsed.output
  if (!('rows' in events)) return events.map((row) => new Map(Object.entries(row)))
  const { columnNames, rows } = events
  return rows.map((row) => new Map(columnNames.map((column, at) => [column, row[at]])))
}
