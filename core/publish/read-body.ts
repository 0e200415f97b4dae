import { base64ToUint8Array } from 'uint8array-extras'
import type { Body } from '../capture'
import { type Message, message } from '../message'

/** A body as text, or the reason why it cannot be decoded. */
export type DecodedBody = { readonly text: string } | { readonly problem: Message }

/**
 * Decodes a captured body to text. Bytes are decoded as strict UTF-8: a body in another encoding is reported as a
 * problem and not shown with replacement characters.
 */
export function readBody(body: Body): DecodedBody {
  if (body.encoding === 'none') return { problem: message(`problem.body.${body.why}`) }
  if (body.truncated) return { problem: message('problem.body.truncated', { bytes: body.bytes }) }
  if (body.encoding === 'text') return { text: body.data }
  return decode(body.data)
}

function decode(base64: string): DecodedBody {
  try {
    const bytes = base64ToUint8Array(base64)
    // Magic number of RFC 1952, section 2.3.1.
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { problem: message('problem.body.compressed') }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { problem: message('problem.body.notUtf8') }
  }
}
