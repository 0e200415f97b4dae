import { base64ToUint8Array } from 'uint8array-extras'
import { bodyFromBytes } from '../../../core/body-from-bytes'
import { type Body, MAX_BODY_BYTES } from '../../../core/capture'

/** Request body of `webRequest`. Chromium 156 and Firefox 153 fill it in differently. */
interface ReportedBody {
  readonly error?: string | undefined
  readonly formData?: Readonly<Record<string, unknown>> | undefined
  readonly raw?:
    readonly { readonly bytes?: ArrayBuffer | undefined; readonly file?: string | undefined }[] | undefined
}

/** Converts the body that `webRequest` reports. For a Blob, Chromium reports an error instead of the bytes. */
export function reportedBody(reported: ReportedBody | null | undefined): Body {
  if (!reported) return { encoding: 'none', why: 'absent' }
  const { error, formData, raw } = reported
  if (raw?.every(({ bytes }) => bytes !== undefined))
    return bodyFromBytes(concatenate(raw.map(({ bytes }) => bytes)))
  if (formData) return { encoding: 'none', why: 'formData' }
  return { encoding: 'none', why: error === undefined && !raw ? 'absent' : 'notGiven' }
}

/**
 * Decodes a body as far as possible: UTF-8 bytes become text, and gzip is decompressed, up to its first MiB. Other
 * bodies are returned unchanged. Never rejects: a body that says it is base64 and is not becomes an unreadable one.
 */
export async function readable(body: Body): Promise<Body> {
  if (body.encoding !== 'base64' || body.truncated) return body
  const bytes = fromBase64(body.data)
  if (!bytes) return { encoding: 'none', why: 'unreadable' }
  if (!body.data.startsWith(GZIP)) return bodyFromBytes(bytes)
  const inside = await inflate(bytes)
  return inside ? { ...bodyFromBytes(inside), ...(inside.length > 0 && { gzip: bytes.length }) } : body
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return base64ToUint8Array(base64)
  } catch {
    return null
  }
}

/** Magic number of gzip and its only compression method (RFC 1952, section 2.3.1), as base64. */
const GZIP = 'H4sI'

/**
 * Decompresses gzip; returns null when the data is invalid or incomplete. Stops after {@link MAX_BODY_BYTES}, since a
 * few kB can expand to gigabytes.
 */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    for await (const part of stream as unknown as AsyncIterable<Uint8Array>) {
      parts.push(part)
      length += part.length
      if (length > MAX_BODY_BYTES) break
    }
  } catch {
    return null
  }
  return concatenate(parts)
}

function concatenate(parts: readonly (ArrayBuffer | Uint8Array | undefined)[]): Uint8Array<ArrayBuffer> {
  const pieces = parts.map((part) => new Uint8Array(part ?? []))
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let offset = 0
  for (const piece of pieces) {
    all.set(piece, offset)
    offset += piece.length
  }
  return all
}
