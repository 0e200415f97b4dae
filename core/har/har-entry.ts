// oxlint-disable no-underscore-dangle -- what Chromium adds to HAR begins so
import { bodyFromBytes } from '../body-from-bytes'
import { type Body, type Capture, type Header, MAX_URL_CHARS, type NetworkResult } from '../capture'
import { isHiddenByCors, CORS_HIDDEN_ERROR } from '../delivery/cors'
import { cutHeaders, isPublishHeader } from '../protocol/secret-headers'
import { parseIsoTime } from '../timestamp'
import { isContextLoadUrl } from '../publish/read-capture'

interface RawHeader {
  readonly name: string
  readonly value: string
}

/** One entry of DevTools' network log (HAR 1.2), as far as it is used; Chromium adds what begins with `_`. */
export interface HarEntry {
  readonly startedDateTime: string | Date
  readonly time: number
  readonly _resourceType?: string
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly RawHeader[]
    /** In bytes; -1 when it is not known. */
    readonly bodySize: number
    readonly postData?: { readonly text?: string } | null
  }
  readonly response: {
    readonly status: number
    readonly headers?: readonly RawHeader[]
    readonly content?: { readonly encoding?: string }
    readonly _error?: string | null
    readonly _fetchedViaServiceWorker?: boolean
  }
}

/**
 * An entry as a capture with this id; null for what is neither a publish nor a context that is loaded, and for an entry
 * without a time.
 */
export function captureFromHar(entry: HarEntry, id: string): Capture | null {
  const { request, response, startedDateTime, time, _resourceType } = entry
  const { method, url, headers, postData } = request
  const text = postData?.text ?? ''
  if (!isWanted(method, url, text)) return null
  const at = parseIsoTime(startedDateTime)
  if (at === null) return null
  return {
    id,
    source: 'devtools',
    transport: TRANSPORTS[_resourceType ?? ''] ?? 'fetchOrXhr',
    method,
    url: url.slice(0, MAX_URL_CHARS),
    at,
    ...cutHeaders(asList(headers).filter(isPublishHeader)),
    body: bodyOf(entry, text),
    documentId: null,
    documentUrl: '',
    top: false,
    pageUrl: '',
    ...(response._fetchedViaServiceWorker && { viaServiceWorker: true as const }),
    outcome: { at: at + Math.max(0, time), ...endOf(entry) },
  }
}

const TRANSPORTS: Readonly<Record<string, Capture['transport']>> = {
  fetch: 'fetch',
  xhr: 'xhr',
  ping: 'beacon',
}

function isWanted(method: string, url: string, text: string): boolean {
  if (method === 'GET') return isContextLoadUrl(url)
  return (method === 'PUT' || method === 'POST') && mayBePublish(url, text)
}

/** The same look as the page's wrapper takes. */
function mayBePublish(url: string, text: string): boolean {
  const beginning = text.slice(0, 4096)
  return (
    /\/context(\/batch)?$/.test(url.split(/[?#]/, 1)[0] ?? '') ||
    (beginning.includes('"units"') && beginning.includes('"publishedAt"'))
  )
}

/** Chromium 156 has no other word for a refused preflight, and a status beside it where the answer was withheld. */
function endOf({ request, response }: HarEntry): Omit<NetworkResult, 'at'> {
  const { _error: error, _fetchedViaServiceWorker: isWorkers } = response
  const status = response.status > 0 ? response.status : null
  if (error) {
    const isRefused =
      status === null && error === 'net::ERR_FAILED' && request.method !== 'GET' && isWorkers !== true
    return { status, error, ...(isRefused && { preflight: 'refused' as const }) }
  }
  const isKept = isHiddenByCors(request.url, asList(request.headers), asList(response.headers))
  return { status, ...(status !== null && isKept && { error: CORS_HIDDEN_ERROR }) }
}

/**
 * Whether what DevTools give as the body of an answer is what was answered. Of what a page may not read, or does not ask
 * to read, as with a beacon, both browsers have an empty text or none, whatever was answered.
 */
export function hasReadableResponse(
  { request }: Pick<HarEntry, 'request'>,
  { outcome, transport }: Capture,
): boolean {
  if (typeof outcome?.status !== 'number' || outcome.error !== undefined || transport === 'beacon')
    return false
  return !request.headers.some(
    ({ name, value }) => name.toLowerCase() === 'sec-fetch-mode' && value === 'no-cors',
  )
}

const asList = (headers: readonly RawHeader[] = []): Header[] =>
  headers.map(({ name, value }) => [name, value])

/**
 * What the log has as text: of bytes that are no UTF-8, Chromium 156 and Firefox 153 give one character for each. Of what
 * was blocked before it left Firefox gives nothing.
 */
function bodyOf({ request, response }: HarEntry, text: string): Body {
  if (!request.postData && response.status === 0 && request.method !== 'GET') {
    return { encoding: 'none', why: 'notGiven' }
  }
  const length = lengthOf(request)
  const encoded = new TextEncoder().encode(text)
  if (length !== text.length || length === encoded.length) return bodyFromBytes(encoded)
  return bodyFromBytes(Uint8Array.from(text, (character) => character.charCodeAt(0)))
}

/** How many bytes were sent. Chromium's `bodySize` is that of the text it shows. */
function lengthOf({ headers, bodySize }: HarEntry['request']): number {
  const header = headers.find(({ name }) => name.toLowerCase() === 'content-length')
  return header ? Number(header.value) : bodySize
}
