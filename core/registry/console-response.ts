import * as v from 'valibot'
import { type Message, message } from '../message'
import { parseJson } from '../parse-json'
import { type ListEntry, LISTS } from './lists'
import type { ListName } from './registry'
import type { SignIn } from './workspace'

/** A response of the Web Console API, before parsing. */
export interface ConsoleResponse {
  readonly status: number
  readonly contentType: string
  /** `Retry-After` header in ms; null when it is missing. */
  readonly retryAfterMs: number | null
  readonly text: string
}

/** A page of a list. */
export interface ListPage {
  readonly entries: readonly ListEntry[]
  /** Number of entries in the whole list, as the console counts them. */
  readonly total: number
}

/** Reason why a request yielded no usable response. */
export interface RequestFailure {
  readonly problem: Message
  /** Delay that the console requires before the next request, in ms. */
  readonly retryAfterMs?: number
}

/** Maximum number of entries read from a list, on one page or many. */
export const MAX_LIST_ENTRIES = 50_000

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const Envelope = v.object({ items: whole, page: whole, total: whole })

/**
 * Parses a response to `GET /v1/<list>?page=…&items=…`: the documented envelope `{items, page, total, <list>: […]}`
 * (ABsmartly API specification, `GET /goals` and similar). Returns the reason if the response cannot be used.
 */
export function parseListResponse(
  list: ListName,
  response: ConsoleResponse,
  signIn: SignIn,
): ListPage | RequestFailure {
  const { path } = LISTS[list]
  const failure = readStatus(list, response, signIn)
  if (failure) return failure
  const body = parseJson(response.text)
  if (body === undefined) {
    const html = response.contentType.includes('html') || response.text.trimStart().startsWith('<')
    if (html && signIn === 'session') return { problem: message('consoleAnswer.signedOut') }
    return { problem: message(html ? 'consoleAnswer.html' : 'consoleAnswer.notJson', { list: path }) }
  }
  const envelope = v.safeParse(Envelope, body)
  const found = v.safeParse(v.object({ [path]: entriesOf(list) }), body)
  const inList = found.success ? found.output[path] : undefined
  if (!envelope.success || !inList) {
    const words = errorText(body)
    return {
      problem: words
        ? message('consoleAnswer.refused', { list: path, words })
        : message('consoleAnswer.undocumented', { list: path }),
    }
  }
  return { entries: inList.entries, total: Math.max(envelope.output.total, inList.count) }
}

/** Schema of the entries. Entries over the limit are counted but not parsed: a million would take half a minute. */
const entriesOf = (list: ListName) =>
  v.pipe(
    v.custom<readonly unknown[]>(Array.isArray),
    v.transform((all) => ({ count: all.length, entries: all.slice(0, MAX_LIST_ENTRIES) })),
    v.object({ count: v.number(), entries: v.array(LISTS[list].entry) }),
  )

function readStatus(list: ListName, response: ConsoleResponse, signIn: SignIn): RequestFailure | null {
  const { status, retryAfterMs } = response
  const { path, permission } = LISTS[list]
  if (status >= 200 && status < 300) return null
  if (status === 401) return { problem: message(`consoleAnswer.unauthorized.${signIn}`) }
  if (status === 403) return { problem: message('consoleAnswer.forbidden', { permission }) }
  if (status === 404) return { problem: message('consoleAnswer.notFound', { list: path }) }
  if (status === 429) return tooMany(retryAfterMs)
  if (status >= 500) return { problem: message('consoleAnswer.server', { status }) }
  const words = errorText(parseJson(response.text))
  if (words) return { problem: message('consoleAnswer.statusWords', { status, list: path, words }) }
  return { problem: message('consoleAnswer.status', { status, list: path }) }
}

function tooMany(retryAfterMs: number | null): RequestFailure {
  if (retryAfterMs === null) return { problem: message('consoleAnswer.tooMany') }
  const seconds = Math.ceil(retryAfterMs / 1000)
  return { problem: message('consoleAnswer.tooManyUntil', {}, seconds), retryAfterMs }
}

const Words = v.union([
  v.pipe(
    v.object({ errors: v.array(v.string()) }),
    v.transform(({ errors }) => errors.join(' ')),
  ),
  v.pipe(
    v.object({ error: v.string() }),
    v.transform(({ error }) => error),
  ),
  v.pipe(
    v.object({ message: v.string() }),
    v.transform((body) => body.message),
  ),
  v.pipe(
    v.object({ detail: v.string() }),
    v.transform(({ detail }) => detail),
  ),
])
const MAX_ERROR_CHARS = 200

/**
 * Returns the console's error text, from `{errors: […]}`, `{error}`, `{message}` or `{detail}` (ABsmartly's `cli-ts`,
 * `axios-adapter.ts`).
 */
function errorText(body: unknown): string {
  const parsed = v.safeParse(Words, body)
  return parsed.success ? parsed.output.slice(0, MAX_ERROR_CHARS) : ''
}
