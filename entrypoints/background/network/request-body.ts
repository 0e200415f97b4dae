import { base64ToUint8Array } from 'uint8array-extras'
import { bodyFromBytes } from '../../../core/body-from-bytes'
import { type Body, MAX_BODY_BYTES } from '../../../core/capture'

/** What `webRequest` says of a body; Chromium 156 and Firefox 153 fill it differently. */
interface ReportedBody {
  readonly error?: string | undefined
  readonly formData?: Readonly<Record<string, unknown>> | undefined
  readonly raw?:
    readonly { readonly bytes?: ArrayBuffer | undefined; readonly file?: string | undefined }[] | undefined
}

/** The body of a request as `webRequest` reports it: Chromium has no bytes of a Blob, and says so by an error. */
export function reportedBody(reported: ReportedBody | null | undefined): Body {
  if (!reported) return { encoding: 'none', why: 'absent' }
  const { error, formData, raw } = reported
  if (raw?.every(({ bytes }) => bytes !== undefined))
    return bodyFromBytes(concatenate(raw.map(({ bytes }) => bytes)))
  if (formData) return { encoding: 'none', why: 'formData' }
  return { encoding: 'none', why: error === undefined && !raw ? 'absent' : 'notGiven' }
}

/**
 * A body as it can be read: bytes that are UTF-8 as text, and what was compressed by gzip taken out, at most the first
 * MiB of it. Any other stays as it is.
 */
export async function readable(body: Body): Promise<Body> {
  if (body.encoding !== 'base64' || body.truncated) return body
  const bytes = base64ToUint8Array(body.data)
  if (!body.data.startsWith(GZIP)) return bodyFromBytes(bytes)
  const inside = await inflate(bytes)
  return inside ? { ...bodyFromBytes(inside), ...(inside.length > 0 && { gzip: bytes.length }) } : body
}

/** Magic number of RFC 1952, section 2.3.1, with the one method there is, as base64. */
const GZIP = 'H4sI'

/** Null for what is not gzip to its end. Stops beyond what is kept: a few kB can stand for gigabytes. */
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
