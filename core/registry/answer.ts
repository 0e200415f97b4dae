import * as v from 'valibot'
import { type Message, message } from '../message'
import type { RegistryEnvironment, RegistryList } from './registry'

/** One answer of the Web Console API, as it came. */
export interface ConsoleAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

/** One page of one list. `items` is null in the item's field when the console did not say. */
export interface ListPage {
  readonly entries: readonly ListEntry[]
  readonly page: number
  /** How many entries the console puts on a page: it may have lowered what was asked for. */
  readonly pageSize: number
  readonly total: number
}

/** One entry as the console gave it; `archived` is null when it did not say. */
export type ListEntry = Omit<RegistryEnvironment, 'archived'> & { readonly archived: boolean | null }

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const Entry = v.object({
  id: v.number(),
  name: v.string(),
  archived: v.exactOptional(v.nullable(v.boolean()), null),
  type: v.exactOptional(v.nullable(v.string()), null),
})
const Envelope = v.object({ items: whole, page: whole, total: whole })

/**
 * Reads one answer to `GET /v1/<list>?page=…&items=…`: the documented envelope
 * `{items, page, total, <list>: […]}` (ABsmartly API specification, `GET /goals` and its like), or why it is not one.
 */
export function readListAnswer(
  list: RegistryList,
  answer: ConsoleAnswer,
): ListPage | { readonly problem: Message } {
  const refusal = readStatus(list, answer)
  if (refusal) return { problem: refusal }
  const body = parseJson(answer.text)
  if (body === undefined) {
    const html = answer.contentType.includes('html') || answer.text.trimStart().startsWith('<')
    return { problem: message(html ? 'connect.answer.html' : 'connect.answer.notJson', { list }) }
  }
  const envelope = v.safeParse(Envelope, body)
  const entries = v.safeParse(v.object({ [list]: v.array(Entry) }), body)
  if (!envelope.success || !entries.success)
    return { problem: message('connect.answer.undocumented', { list }) }
  const { page, items, total } = envelope.output
  return { entries: entries.output[list] ?? [], page, pageSize: items, total }
}

function readStatus(list: RegistryList, { status }: ConsoleAnswer): Message | null {
  if (status >= 200 && status < 300) return null
  if (status === 401) return message('connect.answer.unauthorized')
  if (status === 403) return message('connect.answer.forbidden', { permission: PERMISSIONS[list] })
  if (status === 404) return message('connect.answer.notFound', { list })
  if (status === 429) return message('connect.answer.tooMany')
  if (status >= 500) return message('connect.answer.server', { status })
  return message('connect.answer.status', { status, list })
}

/** What a key needs for each list, in the Web Console's own words. */
const PERMISSIONS: Readonly<Record<RegistryList, string>> = {
  goals: 'Goal List',
  applications: 'Application List',
  environments: 'Environment List',
  unit_types: 'UnitType List',
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
