import { base64ToUint8Array } from 'uint8array-extras'
import { type ResponseBody, type Capture, MAX_RESPONSE_CHARS, MAX_CONTEXT_RESPONSE_CHARS } from '../capture'
import type { HarEntry } from './har-entry'

/**
 * Value that `getContent()` resolves with: an object in Chromium 156, and a pair in Firefox 153 and in Chromium
 * versions without a `browser` object, where the polyfill turns a callback's arguments into a pair. The second item is
 * `base64` or empty in Chromium, and the content type in Firefox.
 */
export type HarContent =
  | { readonly content?: string | null; readonly encoding?: string | null }
  | readonly [content?: string | null | undefined, encodingOrType?: string | null]

/**
 * Decodes a response body provided by DevTools. Returns null without one: Chromium 156 provides null for a failed
 * request and for a body that the page has not read. An empty body is an empty string in both browsers.
 */
export function decodeContent(
  provided: HarContent,
  { response }: Pick<HarEntry, 'response'>,
  { method }: Pick<Capture, 'method'>,
): ResponseBody | null {
  const [content, encodingOrType] =
    'content' in provided ? [provided.content, provided.encoding] : pairOf(provided)
  if (typeof content !== 'string') return null
  const max = method === 'GET' ? MAX_CONTEXT_RESPONSE_CHARS : MAX_RESPONSE_CHARS
  const text = textOf(content, encodingOrType === 'base64', response.content?.encoding === 'base64')
  return text.length > max ? { text: text.slice(0, max), truncated: true } : { text }
}

const pairOf = (provided: HarContent) =>
  Array.isArray(provided) ? (provided as readonly (string | null)[]) : []

/**
 * Decodes the content. Unless the content type is textual, both browsers encode it as base64: Chromium the bytes of the
 * response, Firefox one byte for each character of the decoded response. If a character does not fit into a byte,
 * Firefox silently provides the decoded string instead.
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
