import { md5 } from '@noble/hashes/legacy.js'
import { base64ToUint8Array, uint8ArrayToBase64, uint8ArrayToHex } from 'uint8array-extras'

/** 16 bytes as base64url without padding. */
const HASHED_UID = /^[\w-]{22}$/

/**
 * Hashes a unit id like the SDK: MD5 as base64url without padding, always 22 characters. Source:
 * @absmartly/javascript-sdk 1.13.4 `src/utils.ts` `hashUnit` and `src/md5.ts`.
 */
export function hashUnit(uid: string): string {
  return uint8ArrayToBase64(md5(encodeCodeUnits(uid)), { urlSafe: true })
}

/**
 * Converts a hashed unit id to the hexadecimal form of the same 16 bytes, as the Web Console shows it. Null if the id
 * does not consist of 22 base64url characters.
 */
export function hashToHex(hashed: string): string | null {
  if (!HASHED_UID.test(hashed)) return null
  return uint8ArrayToHex(base64ToUint8Array(hashed).subarray(0, 16))
}

/**
 * Encodes each UTF-16 code unit as UTF-8 on its own, like the SDK's `stringToUint8Array`. For a character outside the
 * Basic Multilingual Plane, the result is not valid UTF-8: each half of the surrogate pair becomes three bytes.
 */
function encodeCodeUnits(text: string): Uint8Array {
  const bytes: number[] = []
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) bytes.push(unit)
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f))
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f))
  }
  return Uint8Array.from(bytes)
}
