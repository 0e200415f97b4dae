import * as v from 'valibot'
import { message } from '../message'
import type { ConsoleResponse, RequestFailure } from './console-response'

/** What an event may be written as: `{columnNames, rows}`, a list of objects, or an object with that list. */
const Columnar = v.object({ columnNames: v.array(v.string()), rows: v.array(v.array(v.unknown())) })
const Objects = v.array(v.record(v.string(), v.unknown()))
const Wrapped = v.object({ events: v.union([Columnar, Objects]) })

/**
 * The id of the goal of a stored event of this name, from an answer of `POST /v1/events`; null when there is none. Only an
 * event with a goal id proves that the goal exists: one of an unknown goal is stored with none. The forms are those that
 * ABsmartly's `cli-ts` reads (`core/events/events.ts`, `columnarToRows`); the field names are those of the Events page.
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
    const itsName = row.get('goal_name') ?? row.get('event_name')
    // A column that cannot be null has 0 where there is none.
    if (typeof goalId === 'number' && goalId > 0 && itsName === name) return goalId
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
