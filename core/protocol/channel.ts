/**
 * Interceptor → bridge, within one document: one string a sighting.
 *
 * A string, because Firefox lets no page object through to a content script (Xray vision), and because a string
 * crosses without being copied into another heap. First line: a flat JSON head. Then the body as it was, so that a
 * large body is never escaped and parsed again while the page waits.
 *
 * This file is all that the interceptor imports, and its names cost next to nothing in every page.
 */
import type { UnreadBodyReason, Transport } from '../capture'

/**
 * Sent on `document` by the interceptor, before any script of the page runs. Its `relatedTarget` is an element that
 * is in no tree: the channel. The page never gets hold of it, so it can neither forge a sighting nor stop one, and
 * `document.open()`, which strips every listener from a document, does not reach it. A bridge that has taken the
 * channel cancels the event.
 */
export const HELLO_EVENT = 'goalkeeper:hello'
/** Sent on `document` by a bridge that came after its interceptor: say hello again. */
export const LISTENING_EVENT = 'goalkeeper:listening'
/** Sent on the channel: one sighting. */
export const SIGHTING_EVENT = 'sighting'
/** Sent on the channel by a bridge: are the wrappers where you put them? Answered while it is being sent. */
export const CHECK_EVENT = 'check'
/** Sent on the channel in answer; `detail` is {@link ALL_IN_PLACE} or another string. */
export const CHECKED_EVENT = 'checked'
/** The page has not put a function of the browser back in any wrapper's place. */
export const ALL_IN_PLACE = 'in place'
/** Sent on the channel by a bridge that lost its extension (update, removal): nobody listens any more. */
export const ORPHANED_EVENT = 'orphaned'

/** Header lines are cut after so many UTF-16 code units. */
export const MAX_HEADERS_CHARS = 64 * 1024

/**
 * The head of a sighting. Flat, strings and numbers only, headers as `name: value` lines: pages exist that give lists
 * and objects a `toJSON` of their own (Prototype.js 1.6 did), and the interceptor serialises among them.
 */
export interface SightingHead {
  readonly transport: Exclude<Transport, 'fetchOrXhr'>
  readonly method: string
  /** Absolute. */
  readonly url: string
  /** Address of the document when the request was made. */
  readonly documentUrl: string
  /** Ms since the epoch. */
  readonly at: number
  readonly headers: string
  /** Headers whose value stays in the page: `name: last four characters`. */
  readonly secrets: string
  readonly body: 'text' | 'base64' | UnreadBodyReason
  /** Size of the whole body in bytes; 0 when it is missing. */
  readonly bytes: number
  readonly truncated: 0 | 1
  readonly refused: 0 | 1
  readonly keepalive: 0 | 1
}
