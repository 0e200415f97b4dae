import { MAX_BODY_BYTES, type UnreadBodyReason } from '../../core/capture'
import {
  apply,
  encodeBase64,
  encodeText,
  fromCharCode,
  NativeArrayBuffer,
  NativeBlob,
  NativeBytes,
  NativeFormData,
  nativeGetter,
  nativeMethod,
  NativeReadableStream,
  NativeUrlSearchParams,
  acceptsValue,
  stringMethods,
} from './natives'

/** A body in the form that the channel carries. `bytes` is its full size. */
export interface ChannelBody {
  readonly kind: 'text' | 'base64' | UnreadBodyReason
  readonly data: string
  readonly bytes: number
  readonly truncated: boolean
}

/** A body, or a function that reads it once the browser has the request. */
export type PendingBody = ChannelBody | (() => Promise<ChannelBody>)

/** Body of a request without one. */
export const ABSENT_BODY = missingBody('absent')

const isView = NativeArrayBuffer.isView
const viewBuffer = (view: ArrayBufferView) => new NativeBytes(view.buffer, view.byteOffset, view.byteLength)
const blobSize = nativeGetter(NativeBlob.prototype, 'size')
const blobSlice = nativeMethod(NativeBlob.prototype.slice)
const blobBytes = nativeMethod(NativeBlob.prototype.arrayBuffer)
const paramsText = nativeMethod(NativeUrlSearchParams.prototype.toString)
const bufferLength = nativeGetter(NativeArrayBuffer.prototype, 'byteLength')
const hasField = nativeMethod(NativeFormData.prototype.has)
const streamLocked = nativeGetter(NativeReadableStream.prototype, 'locked')
const firstBytesOf = nativeMethod(NativeBytes.prototype.subarray)

/**
 * Captures a body as the page passes it, before the browser gets it. Strings are kept as they are. Bytes are copied,
 * since the page may reuse its buffer immediately. A Blob is read later, since it cannot change. A stream is left
 * alone: teeing it would change how fast the browser reads it.
 */
export function captureBody(body: unknown): PendingBody {
  if (typeof body === 'string') return textBody(body)
  if (body === undefined || body === null) return ABSENT_BODY
  // The browser's getters and methods accept objects of any frame. `instanceof` would not, and asks the page.
  if (acceptsValue(blobSize, body)) return () => readBlob(body as Blob)
  if (acceptsValue(bufferLength, body)) return base64Body(new NativeBytes(body as ArrayBuffer))
  if (isView(body)) return base64Body(viewBuffer(body))
  if (acceptsValue(paramsText, body)) return textBody(paramsText(body))
  if (acceptsValue(noField, body)) return missingBody('formData')
  if (acceptsValue(streamLocked, body)) return missingBody('stream')
  return missingBody('unreadable')
}

/** Throws for values that are not `FormData`. */
const noField = (value: unknown) => hasField(value, 'x')

/** Encodes bytes as base64, at most the first MiB. */
export function base64Body(bytes: Uint8Array): ChannelBody {
  if (bytes.length === 0) return ABSENT_BODY
  const truncated = bytes.length > MAX_BODY_BYTES
  const limited = truncated ? firstBytesOf(bytes, 0, MAX_BODY_BYTES) : bytes
  return { kind: 'base64', data: base64(limited), bytes: bytes.length, truncated }
}

/** Creates a body without data. */
export function missingBody(kind: UnreadBodyReason): ChannelBody {
  return { kind, data: '', bytes: 0, truncated: false }
}

function textBody(data: string): ChannelBody {
  if (data === '') return ABSENT_BODY
  const bytes = encodeText(data).length
  if (bytes <= MAX_BODY_BYTES) return { kind: 'text', data, bytes, truncated: false }
  return { kind: 'text', data: firstBytes(data), bytes, truncated: true }
}

/** Returns the longest prefix that fits, without splitting a surrogate pair. */
function firstBytes(whole: string): string {
  let low = 0
  let high = whole.length < MAX_BODY_BYTES ? whole.length : MAX_BODY_BYTES
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (encodeText(stringMethods.slice(whole, 0, middle)).length <= MAX_BODY_BYTES) low = middle
    else high = middle - 1
  }
  const last = stringMethods.charCodeAt(whole, low - 1)
  return stringMethods.slice(whole, 0, last >= 0xd800 && last < 0xdc00 ? low - 1 : low)
}

async function readBlob(blob: Blob): Promise<ChannelBody> {
  const size = blobSize(blob)
  const limited = size > MAX_BODY_BYTES ? blobSlice(blob, 0, MAX_BODY_BYTES) : blob
  const bytes = new NativeBytes(await blobBytes(limited))
  return { ...base64Body(bytes), bytes: size, truncated: size > bytes.length }
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  // More arguments than this in one call can exhaust the stack.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += apply(
      fromCharCode,
      undefined,
      firstBytesOf(bytes, start, start + 0x8000) as unknown as number[],
    )
  }
  return encodeBase64(binary)
}
