import { base64ToUint8Array, concatUint8Arrays } from 'uint8array-extras'
import { bodyFromBytes } from './body-from-bytes'
import { type Body, MAX_BODY_BYTES } from './capture'

/**
 * Decodes a body as far as possible: UTF-8 bytes become text, and gzip is decompressed, up to its first MiB. Other
 * bodies are returned unchanged. Never rejects: a body that says it is base64 and is not becomes an unreadable one.
 */
export async function readable(body: Body): Promise<Body> {
  if (!isGzip(body)) return readableText(body)
  const bytes = fromBase64(body.data)
  if (!bytes) return UNREADABLE
  const inside = await inflate(bytes)
  return inside ? { ...bodyFromBytes(inside), ...(inside.length > 0 && { gzip: bytes.length }) } : body
}

/** Does the same as {@link readable}, except that it leaves compressed bodies unchanged. */
export function readableText(body: Body): Body {
  if (body.encoding !== 'base64' || body.truncated || isGzip(body)) return body
  const bytes = fromBase64(body.data)
  return bytes ? bodyFromBytes(bytes) : UNREADABLE
}

type GzipBody = Extract<Body, { readonly encoding: 'text' | 'base64' }> & {
  readonly encoding: 'base64'
  readonly truncated?: never
}

/** Checks for a whole body that is compressed with gzip. */
export function isGzip(body: Body): body is GzipBody {
  return body.encoding === 'base64' && !body.truncated && body.data.startsWith(GZIP)
}

const UNREADABLE: Body = { encoding: 'none', why: 'unreadable' }

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
    for await (const part of new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))) {
      parts.push(part)
      length += part.length
      if (length > MAX_BODY_BYTES) break
    }
  } catch {
    return null
  }
  return concatUint8Arrays(parts)
}
