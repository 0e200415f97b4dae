import { type Body, type Capture, type Header, MAX_BODY_BYTES } from '../capture'
import { responseOf } from '../delivery/collector-response'
import { type Attempt, requestOf } from '../attempt'
import { mergedResultOf } from '../delivery/merged-result'
import { safeJson } from '../safe-json'
import { isoTime } from '../timestamp'
import { readBody } from '../publish/read-body'
import { type Page, pageOf } from '../page'
import { REDACTED } from '../session/redact-address'
import type { Session } from '../session/session'

/** Placeholder for an invalid time, since HAR requires one. */
const NO_TIME = '1970-01-01T00:00:00.000Z'

/**
 * Writes a session as HAR 1.2 (w3c.github.io/web-performance/specs/HAR/Overview.html) with one entry per attempt, for
 * any program that reads HAR. Data without a field in HAR goes into fields named `_goalkeeper`, so that our own import
 * restores the same list. The specification allows custom fields that begin with an underscore.
 *
 * @param version version of Goalkeeper
 */
export function writeHar(session: Session, version: string): string {
  const { pages, attempts, exportedAt, redactions, rows } = session
  return `${safeJson({
    log: {
      version: '1.2',
      creator: { name: 'Goalkeeper', version },
      pages: pages.map(harPage),
      entries: attempts.map((attempt) => harEntry(attempt, pages)),
      _goalkeeper: { exportedAt, leftOut: redactions, rows },
    },
  })}\n`
}

const harPage = (page: Page) => ({
  id: page.id,
  title: page.title === '' ? page.url : page.title,
  startedDateTime: isoTime(page.startedAt) ?? NO_TIME,
  pageTimings: {},
  _goalkeeper: page,
})

function harEntry(attempt: Attempt, pages: readonly Page[]) {
  const request = requestOf(attempt)
  const report = mergedResultOf(attempt)
  const time = report ? Math.max(0, report.at - request.at) : 0
  const page = pageOf(pages, request)
  return {
    ...(page && { pageref: page.id }),
    startedDateTime: isoTime(request.at) ?? NO_TIME,
    time,
    request: harRequest(request),
    response: harResponse(attempt),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    ...(request.transport !== 'fetchOrXhr' && { _resourceType: TYPES[request.transport] }),
    // The body is in `postData`. It is repeated here if `postData` cannot hold it unchanged.
    _goalkeeper: { ...attempt, body: isPlain(attempt.body) ? null : attempt.body },
  }
}

const TYPES = { fetch: 'fetch', xhr: 'xhr', beacon: 'ping' } as const

/** Checks for a complete text body, the only kind that `postData` can hold. */
const isPlain = (body: Body): boolean =>
  body.encoding === 'text' &&
  body.truncated === undefined &&
  body.gzip === undefined &&
  body.bytes <= MAX_BODY_BYTES

function harRequest({ method, url, headers, secrets, body }: Capture) {
  const all: readonly Header[] = [...headers, ...secrets.map(([name]): Header => [name, REDACTED])]
  const read = readBody(body)
  return {
    method,
    url,
    httpVersion: '',
    cookies: [],
    headers: all.map(([name, value]) => ({ name, value })),
    queryString: queryOf(url),
    ...('text' in read && { postData: { mimeType: typeOf(headers), text: read.text } }),
    headersSize: -1,
    bodySize: body.encoding === 'none' ? -1 : body.bytes,
  }
}

const typeOf = (headers: readonly Header[]): string =>
  headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'application/json'

/** Returns the parameters as they are in the URL, since HAR does not specify whether they are decoded. */
function queryOf(url: string): { name: string; value: string }[] {
  const query = url.split('#', 1)[0]?.split('?').slice(1).join('?') ?? ''
  if (query === '') return []
  return query.split('&').map((parameter) => {
    const [name = '', ...value] = parameter.split('=')
    return { name, value: value.join('=') }
  })
}

function harResponse(attempt: Attempt) {
  const report = mergedResultOf(attempt)
  const text = responseOf(attempt)?.text
  return {
    status: report?.status ?? 0,
    statusText: '',
    httpVersion: '',
    cookies: [],
    headers: [],
    content: {
      size: text === undefined ? 0 : new TextEncoder().encode(text).length,
      mimeType: text === undefined ? 'x-unknown' : 'application/json',
      ...(text !== undefined && { text }),
    },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    ...(report?.error !== undefined && { _error: report.error }),
  }
}
