import { uint8ArrayToBase64 } from 'uint8array-extras'
import { type Body, MAX_BODY_BYTES } from './capture'

/**
 * Size of the pieces that are encoded as base64, in bytes: a multiple of 3, so that no piece but the last is padded. The
 * library calls `String.fromCodePoint` with 65,535 arguments, which exceeds the stack of a service worker in Chromium
 * 156 (uint8array-extras 1.6.0, `uint8ArrayToBase64`).
 */
const BASE64_PIECE_BYTES = 3 * 4096

/**
 * Creates a body from bytes: text if they are valid UTF-8, base64 otherwise. A body that is larger than
 * {@link MAX_BODY_BYTES} is cut there, and is always base64.
 */
export function bodyFromBytes(bytes: Uint8Array): Body {
  if (bytes.length === 0) return { encoding: 'none', why: 'absent' }
  const limited = bytes.subarray(0, MAX_BODY_BYTES)
  const whole = limited.length === bytes.length
  const text = whole ? decode(limited) : null
  return {
    ...(text === null ? { encoding: 'base64', data: toBase64(limited) } : { encoding: 'text', data: text }),
    bytes: bytes.length,
    ...(!whole && { truncated: true }),
  }
}

function toBase64(bytes: Uint8Array): string {
  let base64 = ''
  for (let start = 0; start < bytes.length; start += BASE64_PIECE_BYTES)
    base64 += uint8ArrayToBase64(bytes.subarray(start, start + BASE64_PIECE_BYTES))
  return base64
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
