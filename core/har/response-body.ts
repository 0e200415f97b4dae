import { base64ToUint8Array } from 'uint8array-extras'
import { type ResponseBody, type Capture, MAX_RESPONSE_CHARS, MAX_CONTEXT_RESPONSE_CHARS } from '../capture'
import type { HarEntry } from './har-entry'

/**
 * What `getContent()` resolves with: an object in Chromium 156, a pair in Chromium without a `browser` of its own, where
 * the polyfill makes it of a callback's arguments, and in Firefox 153. The second of a pair is `base64` or nothing in
 * Chromium, the content type in Firefox.
 */
export type HarContent =
  | { readonly content?: string | null; readonly encoding?: string | null }
  | readonly [content?: string | null | undefined, encodingOrType?: string | null]

/**
 * The body of an answer as DevTools give it. Null when they have none: Chromium 156 gives null for what failed, and for
 * what the page has not read; an empty answer is an empty text in both browsers.
 */
export function decodeContent(
  given: HarContent,
  { response }: Pick<HarEntry, 'response'>,
  { method }: Pick<Capture, 'method'>,
): ResponseBody | null {
  const [content, encodingOrType] = 'content' in given ? [given.content, given.encoding] : pairOf(given)
  if (typeof content !== 'string') return null
  const max = method === 'GET' ? MAX_CONTEXT_RESPONSE_CHARS : MAX_RESPONSE_CHARS
  const text = textOf(content, encodingOrType === 'base64', response.content?.encoding === 'base64')
  return text.length > max ? { text: text.slice(0, max), truncated: true } : { text }
}

const pairOf = (given: HarContent) => (Array.isArray(given) ? (given as readonly (string | null)[]) : [])

/**
 * Of what has no type of a text Chromium gives the bytes. Firefox decodes it all the same, then encodes each character
 * as a byte, and where one does not fit into a byte it leaves the text as it is and says nothing of it.
 */
function textOf(content: string, areBytes: boolean, areCharacters: boolean): string {
  if (!areBytes && !areCharacters) return content
  try {
    const bytes = base64ToUint8Array(content)
    return areBytes ? new TextDecoder().decode(bytes) : Array.from(bytes, asCharacter).join('')
  } catch {
    return content
  }
}

const asCharacter = (byte: number): string => String.fromCharCode(byte)
