import { base64Body, captureBody, missingBody, type PendingBody } from './body'
import {
  NativeBytes,
  nativeGetter,
  nativeMethod,
  NativeReadableStream,
  NativeRequest,
  propertyOf,
} from './natives'

const bodyUsed = nativeGetter(NativeRequest.prototype, 'bodyUsed')
const keepaliveOf = nativeGetter(NativeRequest.prototype, 'keepalive')
const clone = nativeMethod(NativeRequest.prototype.clone)
const bytesOf = nativeMethod(NativeRequest.prototype.arrayBuffer)
const getReader = nativeMethod(NativeReadableStream.prototype.getReader)
const releaseLock = nativeMethod(ReadableStreamDefaultReader.prototype.releaseLock)
/** Firefox 153 has no `body`, and converts a stream that is passed as body to a string. */
const bodyStreamOf =
  'body' in NativeRequest.prototype ? nativeGetter(NativeRequest.prototype, 'body') : undefined

/** Clones a request before the browser consumes its body; the clone is read later. A stream is left alone. */
export function takeRequestBody(request: Request): PendingBody {
  if (bodyUsed(request)) return captureBody(undefined)
  if (isStreamed(request)) return missingBody('stream')
  const copy = clone(request)
  return async () => base64Body(new NativeBytes(await bytesOf(copy)))
}

/**
 * Returns whether the page made the request with a stream as its body. Reading a clone of such a request would drain
 * the page's stream, even after `fetch` has failed. No property tells these requests from others, but the browser
 * rejects them for `no-cors` (Fetch standard, Request constructor, “inputOrInitBody’s source is null”). It checks this
 * before it rejects a body that is locked, as this one is meanwhile, so that neither attempt consumes it: the two
 * messages differ only for a stream.
 */
function isStreamed(request: Request): boolean {
  // A stream with `keepalive` is rejected (Fetch standard, “extract a body”).
  const stream = keepaliveOf(request) ? null : bodyStreamOf?.(request)
  if (!stream) return false
  const reader = getReader(stream)
  try {
    return rejection(request, 'no-cors') !== rejection(request, 'cors')
  } finally {
    releaseLock(reader)
  }
}

function rejection(request: Request, mode: RequestMode): unknown {
  try {
    // No prototype, since the page may have given every object further members.
    void new NativeRequest(request, { __proto__: null, method: 'POST', mode } as RequestInit)
    return undefined
  } catch (error) {
    // An own property, which the browser sets.
    return propertyOf(error as Error, 'message')
  }
}
