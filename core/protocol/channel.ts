/**
 * Messages from the interceptor to the bridge within a document: one string per sighting.
 *
 * The message is a string because Firefox does not pass page objects to a content script (Xray vision), and because a
 * string need not be copied into another heap. Its first line is a flat JSON head. The body follows unchanged, so that
 * a large body is not escaped and parsed again while the page waits.
 *
 * The interceptor imports only this file and a few constants of `core`, so the names here cost next to nothing on every
 * page.
 */
import type { UnreadBodyReason, Transport } from '../capture'

/**
 * Dispatched on `document` by the interceptor before any script of the page runs. Its `relatedTarget` is the channel,
 * an element outside every tree. The page never gets hold of it, so it can neither forge nor stop a sighting, and
 * `document.open()`, which removes all listeners from a document, does not affect it. A bridge that has taken the
 * channel cancels the event.
 */
export const HELLO_EVENT = 'goalkeeper:hello'
/** Dispatched on `document` by a bridge that started after its interceptor, which then says hello again. */
export const LISTENING_EVENT = 'goalkeeper:listening'
/** Dispatched on the channel for each sighting. */
export const SIGHTING_EVENT = 'sighting'
/**
 * Dispatched on the channel by a bridge to ask whether the wrappers are still in place. The response comes during
 * dispatch.
 */
export const CHECK_EVENT = 'check'
/** Dispatched on the channel in response; `detail` is {@link ALL_IN_PLACE} or another string. */
export const CHECKED_EVENT = 'checked'
/** Response if every wrapper is in place: the page has not put back any of the browser's own functions. */
export const ALL_IN_PLACE = 'in place'
/** Dispatched on the channel by a bridge whose extension was updated or removed, so that no one listens any longer. */
export const ORPHANED_EVENT = 'orphaned'

/** Limit of the header lines, in UTF-16 code units. Longer ones are cut. */
export const MAX_HEADERS_CHARS = 64 * 1024

/**
 * The head of a sighting. It is flat and consists of strings and numbers, with headers as `name: value` lines, because
 * some pages give lists and objects a `toJSON` method (Prototype.js 1.6 did) and the interceptor serializes in the
 * page.
 */
export interface SightingHead {
  readonly transport: Exclude<Transport, 'fetchOrXhr'>
  readonly method: string
  /** Absolute URL. */
  readonly url: string
  /** URL of the document when the request was made. */
  readonly documentUrl: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly headers: string
  /** Headers whose value stays in the page, as `name: last four characters`. */
  readonly secrets: string
  readonly body: 'text' | 'base64' | UnreadBodyReason
  /** Size of the whole body in bytes; 0 for a missing body. */
  readonly bytes: number
  readonly truncated: 0 | 1
  readonly refused: 0 | 1
  readonly keepalive: 0 | 1
}
