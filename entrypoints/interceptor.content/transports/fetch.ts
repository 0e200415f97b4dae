import { ABSENT_BODY, captureBody, type PendingBody } from '../body'
import { isLoadMethod, isPublishMethod, mayBePublish, mayLoadContext } from '../candidate'
import type { Channel } from '../channel'
import { type HeaderText, headerLinesOf, NO_HEADERS } from '../headers'
import { type After, instrument } from '../instrument'
import { acceptsValue, nativeGetter, NativeRequest, now } from '../natives'
import { requestUrls, urlText } from '../request-address'
import { takeRequestBody } from '../request-body'
import { type InitReads, watchInit } from '../watched-init'

/** A call whose URL is known. */
interface Call {
  readonly url: string
  readonly request: Request | undefined
  /** Body of the request, if it may be a publish. */
  readonly requestBody: PendingBody | undefined
  /** Members of the init that the browser has read; empty without an init. */
  readonly reads: Readonly<InitReads>
}

const requestUrl = nativeGetter(NativeRequest.prototype, 'url')
const requestMethod = nativeGetter(NativeRequest.prototype, 'method')
const requestHeaders = nativeGetter(NativeRequest.prototype, 'headers')
const requestKeepalive = nativeGetter(NativeRequest.prototype, 'keepalive')

/** Observes `fetch()`. Does not touch the promise it returns. */
export function watchFetch(channel: Channel): void {
  channel.addCheck(instrument(window, 'fetch', (_self, args) => observeCall(channel, args)))
}

function observeCall(channel: Channel, args: unknown[]): After | undefined {
  if (!channel.open) return
  const input = args[0]
  const request = isRequest(input) ? input : undefined
  const url = request ? requestUrl(request) : urlText(input)
  if (url === undefined) return
  const reads = watchArgument(args, url)
  // A URL without an init is a GET, like most calls of most pages.
  if (!reads && !request && !mayLoadContext(url)) return
  const call = { url, request, requestBody: request && bodyOf(request, url), reads: reads ?? {} }
  return () => sendIfCandidate(channel, call)
}

/** Has the browser read a watched init. Returns its reads; undefined for a call without an init. */
function watchArgument(args: unknown[], url: string): Readonly<InitReads> | undefined {
  const init = args[1]
  if (typeof init !== 'function' && (typeof init !== 'object' || init === null)) return undefined
  const watched = watchInit(init, (body) => mayLoadContext(url) || mayBePublish(url, body))
  args[1] = watched.init
  return watched.reads
}

function sendIfCandidate(channel: Channel, { url, request, requestBody, reads }: Call): void {
  if (reads.failed) return
  const ownMethod = request ? requestMethod(request) : 'GET'
  const method: unknown = reads.method === undefined ? ownMethod : reads.method
  const isLoad = isLoadMethod(method)
  if (!isLoad && !isPublishMethod(method)) return
  if (isLoad ? !mayLoadContext(url) : !mayBePublish(url, reads.body)) return
  const { headers, secrets } = headersOf(request, reads)
  const initBody = reads.body ?? undefined
  channel.send({
    transport: 'fetch',
    method,
    ...requestUrls(url),
    at: now(),
    headers,
    secrets,
    body: isLoad ? ABSENT_BODY : (initBody === undefined && requestBody) || captureBody(initBody),
    keepalive: isKeepalive(request, reads),
  })
}

/** Takes the body of a request that may be a publish. This must happen before the browser consumes it. */
function bodyOf(request: Request, url: string): PendingBody | undefined {
  return isPublishMethod(requestMethod(request)) && mayBePublish(url, undefined)
    ? takeRequestBody(request)
    : undefined
}

const headersOf = (request: Request | undefined, { headers }: InitReads): HeaderText =>
  headers ?? (request ? headerLinesOf(requestHeaders(request)) : NO_HEADERS)

/** Returns whether the request has `keepalive`. `!!` never runs the page's code; `Boolean` might. */
function isKeepalive(request: Request | undefined, { keepalive }: InitReads): boolean {
  return keepalive === undefined ? request !== undefined && requestKeepalive(request) : !!keepalive
}

/** Returns true for a `Request`, of this or of another frame. Runs no code of the page. */
const isRequest = (input: unknown): input is Request =>
  typeof input === 'object' && input !== null && acceptsValue(requestUrl, input)
