import { base64ToUint8Array } from 'uint8array-extras'
import type { Body } from '../capture'
import { readBody } from '../publish/read-body'

/** Of a body that is not there in full, so many UTF-16 code units have to do. */
const MAX_KEY_CHARS = 4096

/**
 * What two sources agree on when they saw the same body, whatever form each had it in: the text, however it was
 * encoded. Null for a body that cannot be compared, because it is not there.
 */
export function bodyKey(body: Body): string | null {
  if (body.encoding === 'none') return body.why === 'absent' ? '' : null
  const known = keys.get(body)
  if (known !== undefined) return known
  const key = writeKey(body)
  keys.set(body, key)
  return key
}

type PresentBody = Exclude<Body, { encoding: 'none' }>

const keys = new WeakMap<PresentBody, string>()

function writeKey(body: PresentBody): string {
  if (body.truncated) return `${body.bytes} bytes from ${beginning(body)}`
  const read = readBody(body)
  return 'text' in read ? read.text : `base64 ${body.data}`
}

/** Sources cut a long body at the same byte, but one of them may have cut a character there. */
function beginning(body: PresentBody): string {
  if (body.encoding === 'text') return body.data.slice(0, MAX_KEY_CHARS)
  // Whole groups of four, and enough of them for as many characters of four bytes.
  const bytes = base64ToUint8Array(body.data.slice(0, MAX_KEY_CHARS * 8))
  return new TextDecoder().decode(bytes).slice(0, MAX_KEY_CHARS)
}
