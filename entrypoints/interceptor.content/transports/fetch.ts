import { requestUrls, urlText } from '../request-address'
import { base64Body, ABSENT_BODY, type PendingBody, captureBody } from '../body'
import { isLoadMethod, isPublishMethod, mayBePublish, mayLoadContext } from '../candidate'
import type { Channel, SeenRequest } from '../channel'
import { readHeaders } from '../headers'
import { instrument } from '../instrument'
import {
  nativeGetter,
  nativeMethod,
  NativeBytes,
  NativeRequest,
  NativeUrl,
  now,
  acceptsValue,
} from '../natives'

const requestUrl = nativeGetter(NativeRequest.prototype, 'url')
const requestMethod = nativeGetter(NativeRequest.prototype, 'method')
const requestHeaders = nativeGetter(NativeRequest.prototype, 'headers')
const requestKeepalive = nativeGetter(NativeRequest.prototype, 'keepalive')
const requestUsed = nativeGetter(NativeRequest.prototype, 'bodyUsed')
const requestClone = nativeMethod(NativeRequest.prototype.clone)
const requestBytes = nativeMethod(NativeRequest.prototype.arrayBuffer)

/** Observes `fetch()`. Does not touch the promise it returns. */
export function watchFetch(channel: Channel): void {
  channel.addCheck(
    instrument(window, 'fetch', (_self, args) => {
      if (!channel.open) return
      const seen = inspectCall(args[0], args[1] as RequestInit | null | undefined)
      return seen && (() => channel.send(seen))
    }),
  )
}

function inspectCall(input: unknown, init: RequestInit | null | undefined): SeenRequest | undefined {
  const request = requestOf(input)
  // A plain URL without an init is a GET, like most calls of most pages.
  const initMethod: unknown = init?.method
  const method = initMethod === undefined ? (request ? requestMethod(request) : 'GET') : initMethod
  const isLoad = isLoadMethod(method)
  if (!isLoad && !isPublishMethod(method)) return
  const url = request ? requestUrl(request) : urlText(input)
  if (url === undefined || (isLoad && !mayLoadContext(url))) return
  const body: unknown = isLoad ? undefined : (init?.body ?? undefined)
  if (!isLoad && !mayBePublish(url, body)) return
  return {
    transport: 'fetch',
    method,
    ...requestUrls(url),
    at: now(),
    ...readHeaders(init?.headers ?? (request && requestHeaders(request))),
    body: isLoad ? ABSENT_BODY : body === undefined && request ? takeRequestBody(request) : captureBody(body),
    keepalive: isKeepalive(request, init),
  }
}

/** Returns whether the request has `keepalive`. `!!` never runs the page's code; `Boolean` might. */
function isKeepalive(request: Request | undefined, init: RequestInit | null | undefined): boolean {
  const keepalive: unknown = init?.keepalive
  return keepalive === undefined ? request !== undefined && requestKeepalive(request) : !!keepalive
}

/** Returns the input if it is a `Request`. This includes a `Request` of another frame, which fails `instanceof`. */
function requestOf(input: unknown): Request | undefined {
  if (typeof input !== 'object' || input === null || input instanceof NativeUrl) return undefined
  return input instanceof NativeRequest || acceptsValue(requestUrl, input) ? (input as Request) : undefined
}

/** Clones the request before the browser consumes its body; the clone is read later. */
function takeRequestBody(request: Request): PendingBody {
  if (requestUsed(request)) return captureBody(undefined)
  const clone = requestClone(request)
  return async () => base64Body(new NativeBytes(await requestBytes(clone)))
}
