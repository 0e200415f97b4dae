// oxlint-disable no-underscore-dangle -- fields that Chromium adds to HAR begin with an underscore
import { bodyFromBytes } from '../body-from-bytes'
import {
  type Body,
  type Capture,
  type Header,
  MAX_BODY_BYTES,
  MAX_URL_CHARS,
  type NetworkResult,
} from '../capture'
import { isHiddenByCors, CORS_HIDDEN_ERROR } from '../delivery/cors'
import { cutHeaders, isPublishHeader } from '../protocol/secret-headers'
import { parseIsoTime } from '../timestamp'
import { isContextLoadUrl } from '../publish/read-capture'

interface RawHeader {
  readonly name: string
  readonly value: string
}

/**
 * The fields that Goalkeeper reads of an entry in DevTools' network log (HAR 1.2). Those that begin with `_` are
 * Chromium's additions.
 */
export interface HarEntry {
  readonly startedDateTime: string | Date
  readonly time: number
  readonly _resourceType?: string
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly RawHeader[]
    /** In bytes; -1 if unknown. */
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
 * Converts an entry to a capture with the given id. Null if it is neither a publish nor a context request, or has no
 * valid time.
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

/** Checks the same as the wrapper in the page. */
function mayBePublish(url: string, text: string): boolean {
  const beginning = text.slice(0, 4096)
  return (
    /\/context(\/batch)?$/.test(url.split(/[?#]/, 1)[0] ?? '') ||
    (beginning.includes('"units"') && beginning.includes('"publishedAt"'))
  )
}

/**
 * Returns status and error. Chromium 156 reports a rejected preflight only as `net::ERR_FAILED` without a status. With
 * a status, the same error means that the browser withheld the response from the page.
 */
function endOf({ request, response }: HarEntry): Omit<NetworkResult, 'at'> {
  const { _error: error, _fetchedViaServiceWorker: isWorkers } = response
  const status = response.status > 0 ? response.status : null
  if (error) {
    const isRefused =
      status === null && error === 'net::ERR_FAILED' && request.method !== 'GET' && isWorkers !== true
    return { status, error, ...(isRefused && { preflight: 'refused' as const }) }
  }
  const isHidden = isHiddenByCors(request.url, asList(request.headers), asList(response.headers))
  return { status, ...(status !== null && isHidden && { error: CORS_HIDDEN_ERROR }) }
}

/**
 * Checks whether DevTools provides the real response body. If the page may not read the response, or does not receive
 * it, as with a beacon, both browsers provide an empty body or none, whatever the server sent.
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
 * Returns the body. If it is not UTF-8, Chromium 156 and Firefox 153 provide one character per byte. Firefox provides
 * no body of a request that was blocked before it was sent, and the first MiB of a longer one
 * (`devtools.netmonitor.requestBodyLimit`).
 */
function bodyOf({ request, response }: HarEntry, text: string): Body {
  if (!request.postData && response.status === 0 && request.method !== 'GET') {
    return { encoding: 'none', why: 'notGiven' }
  }
  const length = lengthOf(request)
  const encoded = new TextEncoder().encode(text)
  if (text.length >= MAX_BODY_BYTES && length > Math.max(text.length, encoded.length))
    return withSize(bodyFromBytes(encoded), length)
  if (length !== text.length || length === encoded.length) return bodyFromBytes(encoded)
  // Chromium 156 reads a body of more than 64 kB as UTF-8, and replaces the bytes that are not.
  if (/[^\0-\xff]/.test(text)) return { encoding: 'none', why: 'notGiven' }
  return bodyFromBytes(Uint8Array.from(text, (character) => character.charCodeAt(0)))
}

/** Returns the first part of a body as that of a longer one. */
const withSize = (body: Body, bytes: number): Body =>
  body.encoding === 'none' ? body : { ...body, bytes, truncated: true }

/** Returns the number of bytes sent. Chromium's `bodySize` is the size of the string it shows. */
function lengthOf({ headers, bodySize }: HarEntry['request']): number {
  const header = headers.find(({ name }) => name.toLowerCase() === 'content-length')
  return header ? Number(header.value) : bodySize
}
