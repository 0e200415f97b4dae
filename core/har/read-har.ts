// oxlint-disable no-underscore-dangle -- fields that programs add to HAR begin with an underscore
import * as v from 'valibot'
import type { Body, Capture } from '../capture'
import { type Attempt, createAttempt } from '../attempt'
import { type Message, message } from '../message'
import { parseIsoTime } from '../timestamp'
import { AttemptSchema, PageSchema, parseWith } from '../protocol/fields'
import { readCapture } from '../publish/read-capture'
import { type Page, pageOf } from '../page'
import { NO_REDACTIONS, type Session } from '../session/session'
import { SESSION_FACTS } from '../session/session-file'
import { decodeContent } from './response-body'
import { captureFromHar, type HarEntry, hasReadableResponse } from './har-entry'

type ReadHar =
  { readonly session: Session; readonly notes: readonly Message[] } | { readonly problem: Message }

const header = v.object({ name: v.string(), value: v.string() })
/** Schema of an entry from any program. Fields that begin with `_` are Chromium's additions. */
const HarEntrySchema = v.object({
  startedDateTime: v.string(),
  time: v.fallback(v.number(), 0),
  _resourceType: v.exactOptional(v.string()),
  request: v.object({
    method: v.string(),
    url: v.string(),
    headers: v.fallback(v.array(header), []),
    bodySize: v.fallback(v.number(), -1),
    postData: v.fallback(v.nullable(v.object({ text: v.fallback(v.string(), '') })), null),
  }),
  response: v.object({
    status: v.fallback(v.number(), 0),
    headers: v.fallback(v.array(header), []),
    content: v.fallback(
      v.object({ text: v.exactOptional(v.string()), encoding: v.exactOptional(v.string()) }),
      {},
    ),
    _error: v.fallback(v.nullable(v.string()), null),
    _fetchedViaServiceWorker: v.exactOptional(v.boolean()),
  }),
  _goalkeeper: v.optional(v.unknown()),
})
const HarPageSchema = v.object({
  id: v.string(),
  title: v.fallback(v.string(), ''),
  startedDateTime: v.string(),
  _goalkeeper: v.optional(v.unknown()),
})
const Own = v.object(SESSION_FACTS)

/** Time after the last event of an imported HAR when all outcomes are settled. The SDK gives up long before. */
const SETTLED_AFTER_MS = 60_000

/**
 * Parses the publishes and contexts in the `log` of a HAR, from our own export or a browser's network panel. `file` is
 * the name of the file. Credentials are cut as in live captures. Never throws.
 */
export function readHar(log: Readonly<Record<string, unknown>>, file: string): ReadHar {
  const all = Array.isArray(log['entries']) ? (log['entries'] as unknown[]) : null
  if (!all) return { problem: message('sessionFile.problem.noEntries', { file }) }
  const pages = asList(log['pages'])
    .flatMap(pageOfHar)
    .toSorted((one, other) => one.startedAt - other.startedAt)
  const found: Attempt[] = []
  let refused = 0
  for (const entry of all) {
    const attempt = attemptFromEntry(entry, found.length + 1, pages)
    if (attempt === 'unreadable') refused++
    else if (attempt) found.push(attempt)
  }
  if (found.length === 0) return { problem: message('sessionFile.problem.noPublishes', { file }, all.length) }
  const own = parseWith(Own, log['_goalkeeper'])
  const last = Math.max(...found.map(lastTimeOf))
  return {
    session: {
      exportedAt: own?.exportedAt ?? last + SETTLED_AFTER_MS,
      redactions: own?.leftOut ?? NO_REDACTIONS,
      rows: own?.rows ?? null,
      pages,
      attempts: found,
    },
    notes: refused === 0 ? [] : [message('sessionFile.refused', {}, refused)],
  }
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const lastTimeOf = ({ captures }: Attempt): number =>
  Math.max(...captures.map(({ at, outcome }) => outcome?.at ?? at))

/**
 * Parses a page: the original if Goalkeeper wrote the HAR, else the page as the HAR describes it. Chromium writes the
 * page's URL as its title.
 */
function pageOfHar(entry: unknown): Page[] {
  const page = parseWith(HarPageSchema, entry)
  if (!page) return []
  const own = parseWith(PageSchema, page['_goalkeeper'])
  if (own) return [own]
  const { id, title, startedDateTime } = page
  const startedAt = parseIsoTime(startedDateTime)
  if (startedAt === null) return []
  const isAddress = URL.canParse(title)
  return [
    {
      id,
      documentId: id,
      url: isAddress ? title : '',
      title: isAddress ? '' : title,
      startedAt,
      navigations: [],
    },
  ]
}

/** Returns null for a request that is not related to ABsmartly. */
function attemptFromEntry(
  value: unknown,
  seq: number,
  pages: readonly Page[],
): Attempt | 'unreadable' | null {
  const entry = parseWith(HarEntrySchema, value)
  if (!entry) return 'unreadable'
  const own = ownAttempt(entry._goalkeeper, entry.request.postData?.text)
  if (own) return { ...own, seq }
  const seen = captureFromHar(entry, `har-entry-${String(seq).padStart(6, '0')}`)
  if (!seen || readCapture(seen).kind === 'foreign') return null
  const page = pageOf(pages, seen)
  const placed: Capture = page ? { ...seen, documentUrl: page.url, pageUrl: page.url } : seen
  return createAttempt(placed.id, seq, [withResponse(placed, entry)])
}

/**
 * Parses an attempt written by Goalkeeper. If it has no body of its own, `sent`, the body of the HAR entry, is used.
 */
function ownAttempt(own: unknown, sent: string | undefined): Attempt | null {
  if (typeof own !== 'object' || own === null) return null
  const ownBody = (own as { body?: unknown }).body
  const plainBody: Body | null =
    sent === undefined ? null : { encoding: 'text', data: sent, bytes: new TextEncoder().encode(sent).length }
  return parseWith(AttemptSchema, { ...own, body: ownBody ?? plainBody })
}

function withResponse(capture: Capture, entry: HarEntry & v.InferOutput<typeof HarEntrySchema>): Capture {
  const { text: content, encoding } = entry.response.content
  if (content === undefined || !hasReadableResponse(entry, capture)) return capture
  const response = decodeContent(
    { content, encoding: encoding ?? null },
    { response: { status: 200 } },
    capture,
  )
  return response ? { ...capture, answer: response } : capture
}
