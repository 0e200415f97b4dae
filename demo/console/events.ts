import * as v from 'valibot'

import { json } from '../http.ts'
import type { StoredEvent } from '../events.ts'
import type { ConsoleRoute } from './route.ts'

const count = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)))
const names = v.optional(v.array(v.string()))
const ids = v.optional(v.array(v.number()))

/** Request body as ABsmartly's `cli-ts` sends it (`src/core/events/events.ts`, listEvents). */
const EventsRequest = v.looseObject({
  filters: v.optional(
    v.looseObject({
      from: v.optional(v.number()),
      to: v.optional(v.number()),
      applications: ids,
      unit_types: ids,
      event_types: names,
      event_names: names,
      unit_uids: names,
      environment_types: names,
    }),
  ),
  take: count,
  skip: count,
})
type Filters = NonNullable<v.InferOutput<typeof EventsRequest>['filters']>

/** Columns of the response. Their order is a guess; the type names are from `cli-ts`'s tests of other events routes. */
const COLUMNS: readonly (readonly [name: keyof StoredEvent, type: string])[] = [
  ['event_at', 'Int64'],
  ['event_type', 'String'],
  ['event_name', 'String'],
  ['goal_id', 'Nullable(Int32)'],
  ['goal_name', 'Nullable(String)'],
  ['unit_type', 'String'],
  ['unit_type_id', 'Nullable(Int32)'],
  ['unit_uid', 'String'],
  ['application', 'String'],
  ['application_id', 'Nullable(Int32)'],
  ['environment', 'String'],
  ['environment_id', 'Nullable(Int32)'],
  ['environment_type', 'Nullable(String)'],
  ['properties', 'Nullable(JSON)'],
]

/** Default row limit of the Web Console (ABsmartly docs, Web Console, Events). */
const DEFAULT_TAKE = 50
/** Highest row limit, made up. */
const MAX_TAKE = 1000

/**
 * `POST /v1/events`: the stored events, newest first, as `{columnNames, columnTypes, rows}`, the shape that `cli-ts`
 * reads (`src/core/events/events.ts`, columnarToRows). `goal_id` is null when no goal had the name on arrival.
 */
export const events: ConsoleRoute = {
  method: 'POST',
  path: '/v1/events',
  needs: 'Events:List',
  answer: ({ body }, workspace) => {
    const parsed = v.safeParse(EventsRequest, parse(body))
    if (!parsed.success) return json(400, { ok: false, errors: parsed.issues.map(({ message }) => message) })
    const { filters = {}, take = DEFAULT_TAKE, skip = 0 } = parsed.output
    const found = workspace.events
      .filter((event) => fits(event, filters))
      .toSorted((a, b) => b.event_at - a.event_at)
      .slice(skip, skip + Math.min(take, MAX_TAKE))
    return json(200, {
      columnNames: COLUMNS.map(([name]) => name),
      columnTypes: COLUMNS.map(([, type]) => type),
      rows: found.map((event) => COLUMNS.map(([name]) => event[name])),
    })
  },
}

function fits(event: StoredEvent, filters: Filters): boolean {
  return (
    event.event_at >= (filters.from ?? -Infinity) &&
    event.event_at <= (filters.to ?? Infinity) &&
    isOneOf(event.event_type, filters.event_types) &&
    isOneOf(event.event_name, filters.event_names) &&
    isOneOf(event.unit_uid, filters.unit_uids) &&
    isOneOf(event.environment_type, filters.environment_types) &&
    isOneOf(event.application_id, filters.applications) &&
    isOneOf(event.unit_type_id, filters.unit_types)
  )
}

/** Whether a value is among the wanted ones. An absent or empty filter accepts every value. */
function isOneOf<Value>(value: Value | null, wanted: readonly Value[] | undefined): boolean {
  return !wanted?.length || (value !== null && wanted.includes(value))
}

/** Parses a request body. An empty one asks for all events. */
function parse(body: string): unknown {
  if (body === '') return {}
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
