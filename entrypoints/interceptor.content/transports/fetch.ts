import { bytesBody, type PendingBody, takeBody } from '../body'
import { isPublishMethod, mayBePublish } from '../candidate'
import type { Channel, Seen } from '../channel'
import { readHeaders } from '../headers'
import { instrument } from '../instrument'
import { nativeGetter, nativeMethod, NativeBytes, NativeRequest, NativeUrl, now } from '../natives'

const urlHref = nativeGetter(NativeUrl.prototype, 'href')
const requestUrl = nativeGetter(NativeRequest.prototype, 'url')
const requestMethod = nativeGetter(NativeRequest.prototype, 'method')
const requestHeaders = nativeGetter(NativeRequest.prototype, 'headers')
const requestUsed = nativeGetter(NativeRequest.prototype, 'bodyUsed')
const requestClone = nativeMethod(NativeRequest.prototype.clone)
const requestBytes = nativeMethod(NativeRequest.prototype.arrayBuffer)

/** Sees `fetch()`. Its promise is the page's alone. */
export function watchFetch(channel: Channel): void {
  instrument(window, 'fetch', (_self, [input, init]) => {
    if (!channel.open) return
    const seen = look(input, init as RequestInit | null | undefined)
    return seen && (() => channel.send(seen))
  })
}

function look(input: unknown, init: RequestInit | null | undefined): Seen | undefined {
  const request = typeof input === 'object' && input instanceof NativeRequest ? input : undefined
  // Without an init, a plain address is a GET: what most calls of most pages are.
  if (!request && !init) return
  const method: unknown = init?.method ?? (request && requestMethod(request))
  if (!isPublishMethod(method)) return
  const url = request ? requestUrl(request) : addressOf(input)
  if (url === undefined) return
  const body: unknown = init?.body ?? undefined
  if (!mayBePublish(url, body)) return
  return {
    transport: 'fetch',
    method,
    url,
    at: now(),
    ...readHeaders(init?.headers ?? (request && requestHeaders(request))),
    body: body === undefined && request ? takeRequestBody(request) : takeBody(body),
  }
}

/** Text and URL objects; whatever else has an address would have to be turned into text by the page's own code. */
function addressOf(input: unknown): string | undefined {
  if (typeof input === 'string') return input
  if (input instanceof NativeUrl) return urlHref(input)
  return undefined
}

/** The clone is made before the browser takes the body, and read after. */
function takeRequestBody(request: Request): PendingBody {
  if (requestUsed(request)) return takeBody(undefined)
  const clone = requestClone(request)
  return async () => bytesBody(new NativeBytes(await requestBytes(clone)))
}
