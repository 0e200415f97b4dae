import { uint8ArrayToBase64 } from 'uint8array-extras'
import { type Body, MAX_BODY_BYTES } from './capture'

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
    ...(text === null
      ? { encoding: 'base64', data: uint8ArrayToBase64(limited) }
      : { encoding: 'text', data: text }),
    bytes: bytes.length,
    ...(!whole && { truncated: true }),
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
