import { MAX_BODY_BYTES, type MissingBody } from '../../core/capture'
import {
  encodeBase64,
  encodeText,
  NativeArrayBuffer,
  NativeBlob,
  NativeBytes,
  NativeFormData,
  nativeGetter,
  nativeMethod,
  NativeReadableStream,
  NativeUrlSearchParams,
} from './natives'

/** A body ready for the channel; `bytes` is the size of the whole. */
export interface ReadBody {
  readonly kind: 'text' | 'base64' | MissingBody
  readonly data: string
  readonly bytes: number
  readonly truncated: boolean
}

/** A body that is here, or one that is still to be read once the browser has the request. */
export type PendingBody = ReadBody | (() => Promise<ReadBody>)

/** The body of a request for which the page gave none. */
export const NO_BODY = missing('absent')

const isView = NativeArrayBuffer.isView
const viewBuffer = (view: ArrayBufferView) => new NativeBytes(view.buffer, view.byteOffset, view.byteLength)
const blobSize = nativeGetter(NativeBlob.prototype, 'size')
const blobSlice = nativeMethod(NativeBlob.prototype.slice)
const blobBytes = nativeMethod(NativeBlob.prototype.arrayBuffer)
const paramsText = nativeMethod(NativeUrlSearchParams.prototype.toString)

/**
 * Takes a body as the page gave it, before the browser gets it: text as it is, bytes as a copy (the page may reuse its
 * buffer at once), a Blob later, since it cannot change. A stream is left alone: teeing it would change its pace.
 */
export function takeBody(body: unknown): PendingBody {
  if (typeof body === 'string') return textBody(body)
  if (body === undefined || body === null) return NO_BODY
  if (body instanceof NativeBlob) return () => readBlob(body)
  if (body instanceof NativeArrayBuffer) return bytesBody(new NativeBytes(body))
  if (isView(body)) return bytesBody(viewBuffer(body))
  if (body instanceof NativeUrlSearchParams) return textBody(paramsText(body))
  if (body instanceof NativeFormData) return missing('formData')
  if (body instanceof NativeReadableStream) return missing('stream')
  return missing('unreadable')
}

/** Bytes as base64, at most the first MiB. */
export function bytesBody(bytes: Uint8Array): ReadBody {
  if (bytes.length === 0) return NO_BODY
  const truncated = bytes.length > MAX_BODY_BYTES
  const kept = truncated ? bytes.subarray(0, MAX_BODY_BYTES) : bytes
  return { kind: 'base64', data: base64(kept), bytes: bytes.length, truncated }
}

/** A body of which nothing can be had. */
export function missing(kind: MissingBody): ReadBody {
  return { kind, data: '', bytes: 0, truncated: false }
}

function textBody(text: string): ReadBody {
  if (text === '') return NO_BODY
  // No character takes more than three bytes, so this much is surely short enough not to be measured twice.
  if (text.length * 3 <= MAX_BODY_BYTES) {
    return { kind: 'text', data: text, bytes: encodeText(text).length, truncated: false }
  }
  const bytes = encodeText(text)
  if (bytes.length <= MAX_BODY_BYTES)
    return { kind: 'text', data: text, bytes: bytes.length, truncated: false }
  return { kind: 'text', data: firstBytes(text), bytes: bytes.length, truncated: true }
}

/** As much of the beginning of a text as fits, never half a character. */
function firstBytes(text: string): string {
  let low = 0
  let high = Math.min(text.length, MAX_BODY_BYTES)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (encodeText(text.slice(0, middle)).length <= MAX_BODY_BYTES) low = middle
    else high = middle - 1
  }
  const last = text.charCodeAt(low - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? low - 1 : low)
}

async function readBlob(blob: Blob): Promise<ReadBody> {
  const size = blobSize(blob)
  const kept = size > MAX_BODY_BYTES ? blobSlice(blob, 0, MAX_BODY_BYTES) : blob
  const bytes = new NativeBytes(await blobBytes(kept))
  return { ...bytesBody(bytes), bytes: size, truncated: size > bytes.length }
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  // Spreading more than this into one call can exhaust the stack.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
  }
  return encodeBase64(binary)
}
