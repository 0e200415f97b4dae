import { base64ToUint8Array } from 'uint8array-extras'
import type { Body } from '../capture'
import { memoizeByRef } from '../memoize-by-ref'
import { readBody } from '../publish/read-body'

/** Number of characters at the beginning of a truncated body that its key contains, in UTF-16 code units. */
const MAX_KEY_CHARS = 4096

/**
 * Returns a key that is equal for two sources that saw the same body, whatever encoding each of them received: the
 * decoded text. Null for a missing body, which cannot be compared.
 */
export function bodyKey(body: Body): string | null {
  if (body.encoding === 'none') return body.why === 'absent' ? '' : null
  return presentBodyKey(body)
}

type PresentBody = Exclude<Body, { encoding: 'none' }>

const presentBodyKey = memoizeByRef((body: PresentBody): string => {
  if (body.truncated) return `${body.bytes} bytes from ${beginning(body)}`
  const read = readBody(body)
  return 'text' in read ? read.text : `base64 ${body.data}`
})

/**
 * Returns the beginning of a truncated body. Its end is no use in a key: the sources cut a body at the same byte, which
 * may be in the middle of a character.
 */
function beginning(body: PresentBody): string {
  if (body.encoding === 'text') return body.data.slice(0, MAX_KEY_CHARS)
  // A multiple of four base64 characters, and enough for as many characters of four bytes each.
  const bytes = base64ToUint8Array(body.data.slice(0, MAX_KEY_CHARS * 8))
  return new TextDecoder().decode(bytes).slice(0, MAX_KEY_CHARS)
}
