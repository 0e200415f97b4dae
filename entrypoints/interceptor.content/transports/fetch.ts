import { addresses, addressText } from '../address'
import { bytesBody, type PendingBody, takeBody } from '../body'
import { isPublishMethod, mayBePublish } from '../candidate'
import type { Channel, Seen } from '../channel'
import { readHeaders } from '../headers'
import { instrument } from '../instrument'
import { nativeGetter, nativeMethod, NativeBytes, NativeRequest, NativeUrl, now, takes } from '../natives'

const requestUrl = nativeGetter(NativeRequest.prototype, 'url')
const requestMethod = nativeGetter(NativeRequest.prototype, 'method')
const requestHeaders = nativeGetter(NativeRequest.prototype, 'headers')
const requestUsed = nativeGetter(NativeRequest.prototype, 'bodyUsed')
const requestClone = nativeMethod(NativeRequest.prototype.clone)
const requestBytes = nativeMethod(NativeRequest.prototype.arrayBuffer)

/** Sees `fetch()`. Its promise is the page's alone. */
export function watchFetch(channel: Channel): void {
  channel.vouchFor(
    instrument(window, 'fetch', (_self, args) => {
      if (!channel.open) return
      const seen = look(args[0], args[1] as RequestInit | null | undefined)
      return seen && (() => channel.send(seen))
    }),
  )
}

function look(input: unknown, init: RequestInit | null | undefined): Seen | undefined {
  const request = requestOf(input)
  // Without an init, a plain address is a GET: what most calls of most pages are.
  if (!request && !init) return
  const method: unknown = init?.method ?? (request && requestMethod(request))
  if (!isPublishMethod(method)) return
  const url = request ? requestUrl(request) : addressText(input)
  if (url === undefined) return
  const body: unknown = init?.body ?? undefined
  if (!mayBePublish(url, body)) return
  return {
    transport: 'fetch',
    method,
    ...addresses(url),
    at: now(),
    ...readHeaders(init?.headers ?? (request && requestHeaders(request))),
    body: body === undefined && request ? takeRequestBody(request) : takeBody(body),
  }
}

/** Also one of another frame, which is of another class. */
function requestOf(input: unknown): Request | undefined {
  if (typeof input !== 'object' || input === null || input instanceof NativeUrl) return undefined
  return input instanceof NativeRequest || takes(requestUrl, input) ? (input as Request) : undefined
}

/** The clone is made before the browser takes the body, and read after. */
function takeRequestBody(request: Request): PendingBody {
  if (requestUsed(request)) return takeBody(undefined)
  const clone = requestClone(request)
  return async () => bytesBody(new NativeBytes(await requestBytes(clone)))
}
