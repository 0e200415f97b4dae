/** Messages between bridge and background. Parsers return the message, or null for anything else, and never throw. */
import * as v from 'valibot'
import { isObject } from '../is-object'
import type * as capture from '../capture'
import {
  nonNegativeInt,
  DocumentInfoSchema,
  idSchema,
  PageCaptureSchema,
  parseWith,
  timestamp,
} from './fields'

/** Maximum number of captures in a batch. */
export const MAX_BATCH_ITEMS = 100
/** A batch is sent when its bodies reach this number of characters. A larger capture is sent in a batch of its own. */
export const MAX_BATCH_CHARS = 256 * 1024

/** Captures of one document. The bridge stores them until the batch's id is acknowledged. */
export interface CaptureBatch {
  readonly type: 'captures'
  readonly batch: string
  readonly document: capture.DocumentInfo
  readonly captures: readonly capture.PageCapture[]
  /** Number of captures that the bridge has dropped since the document began. */
  readonly lost: number
}

/**
 * Sent by a main document with ABsmartly requests when it comes back from the back/forward cache, and when its URL
 * changes.
 */
interface DocumentReport {
  readonly type: 'document'
  readonly document: capture.DocumentInfo
}

/** Sent by a main document with ABsmartly requests when it is left. */
interface LeavingReport {
  readonly type: 'left'
  readonly documentId: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** Starts the background, or keeps it running, because the user may be about to leave a page in a private window. */
interface Wake {
  readonly type: 'wake'
}

/** A frame's response to a {@link BridgeRequest} that was sent to all frames of a tab. */
interface FramePresence {
  readonly type: 'present'
  readonly presence: Presence
}

/** A message about the requests of a page. */
export type PageReport = CaptureBatch | DocumentReport | LeavingReport

/** A message from a bridge. */
export type BridgeMessage = PageReport | FramePresence | Wake

/**
 * `inPlace`: the wrappers are in place, or behind others that the page installed on top of them. `replaced`: a wrapper
 * was replaced by the browser's own function, so calls bypass it. `absent`: the interceptor never said hello.
 */
const INTERCEPTOR_STATES = ['inPlace', 'replaced', 'absent'] as const
export type InterceptorState = (typeof INTERCEPTOR_STATES)[number]

/** A bridge, its document, and the state of its interceptor. */
export interface Presence {
  readonly interceptor: InterceptorState
  readonly document: capture.DocumentInfo
  /**
   * In a main document: number of frames on the page at any depth, including itself. In a frame: 0, or the same count
   * for its own subtree if its parent does not list it.
   */
  readonly frames: number
}

const Presence: v.GenericSchema<Presence> = v.object({
  interceptor: v.picklist(INTERCEPTOR_STATES),
  document: DocumentInfoSchema,
  frames: nonNegativeInt,
})

/** Parses a bridge's response to `presence`. */
export const parsePresence = (value: unknown): Presence | null => parseWith(Presence, value)

/**
 * A batch with one capture that does not match the schema must not be refused: the bridge would send it again and
 * again, and nothing after it. Such a capture loses its body or, if that is not enough, is counted as dropped.
 */
const CaptureBatchSchema: v.GenericSchema<unknown, CaptureBatch> = v.pipe(
  v.object({
    type: v.literal('captures'),
    batch: idSchema,
    document: DocumentInfoSchema,
    captures: v.pipe(v.array(v.unknown()), v.maxLength(MAX_BATCH_ITEMS)),
    lost: nonNegativeInt,
  }),
  v.transform((batch) => {
    const captures = batch.captures.map(parsePageCapture).filter((capture) => capture !== null)
    return { ...batch, captures, lost: batch.lost + batch.captures.length - captures.length }
  }),
)

const UNREADABLE: capture.Body = { encoding: 'none', why: 'unreadable' }

const parsePageCapture = (value: unknown): capture.PageCapture | null =>
  parseWith(PageCaptureSchema, value) ??
  (isObject(value) ? parseWith(PageCaptureSchema, { ...value, body: UNREADABLE }) : null)

/** Validates a {@link PageReport}. */
export const PageReportSchema: v.GenericSchema<unknown, PageReport> = v.union([
  CaptureBatchSchema,
  v.object({ type: v.literal('document'), document: DocumentInfoSchema }),
  v.object({ type: v.literal('left'), documentId: idSchema, at: timestamp }),
])

const BridgeMessage: v.GenericSchema<unknown, BridgeMessage> = v.union([
  PageReportSchema,
  v.object({ type: v.literal('present'), presence: Presence }),
  v.object({ type: v.literal('wake') }),
])

/** Parses a message from a bridge. */
export const parseBridgeMessage = (value: unknown): BridgeMessage | null => parseWith(BridgeMessage, value)

/** The background's response to a batch: the captures are stored, and the page can drop them. */
export interface Acknowledgement {
  readonly acknowledged: string
  /** Id of the tab's record, as a document needs it for what it leaves behind; absent if the tab has none. */
  readonly record?: string
}

const Acknowledgement: v.GenericSchema<Acknowledgement> = v.object({
  acknowledged: idSchema,
  record: v.exactOptional(idSchema),
})

/** Parses the background's response to a batch. */
export const parseAcknowledgement = (value: unknown): Acknowledgement | null =>
  parseWith(Acknowledgement, value)

/**
 * Messages from the background to a bridge. All times are in ms since the epoch.
 *
 * - `presence` asks whether the bridge and its interceptor are there. The main document responds directly; frames send a
 *   message of their own, since a request gets only one response.
 * - `sent` asks whether the document's resource timing lists a request to `url` that began at about `at`.
 * - `requested` tells a main document that a frame or worker of its page made an ABsmartly request at `at`, and asks for
 *   the document. One that began later does not respond.
 * - `arrived` asks a main document how it came to its tab, to find the tab of a document that is gone.
 */
export type BridgeRequest =
  | { readonly type: 'presence' }
  | { readonly type: 'sent'; readonly url: string; readonly at: number }
  | { readonly type: 'requested'; readonly at: number }
  | { readonly type: 'arrived' }

const BridgeRequest: v.GenericSchema<BridgeRequest> = v.variant('type', [
  v.object({ type: v.literal('presence') }),
  v.object({ type: v.literal('sent'), url: v.string(), at: v.number() }),
  v.object({ type: v.literal('requested'), at: timestamp }),
  v.object({ type: v.literal('arrived') }),
])

/** Parses a message from the background to a bridge. */
export const parseBridgeRequest = (value: unknown): BridgeRequest | null => parseWith(BridgeRequest, value)

/** Parses a main document's response to `requested`. */
export const parseDocument = (value: unknown): capture.DocumentInfo | null =>
  parseWith(DocumentInfoSchema, value)

/** A main document's response to `arrived`. */
export interface Arrival {
  readonly documentId: string
  /** When the document began, in ms since the epoch. */
  readonly at: number
  readonly url: string
  /** URL of the page with the link that led here; empty if there is none, or if that page withholds it. */
  readonly referrer: string
}

const Arrival: v.GenericSchema<Arrival> = v.object({
  documentId: idSchema,
  at: timestamp,
  url: v.string(),
  referrer: v.string(),
})

/** Parses a main document's response to `arrived`. */
export const parseArrival = (value: unknown): Arrival | null => parseWith(Arrival, value)

/** Response to `sent`. The bridge does not respond if the request is not listed. */
export type SentResponse = 'listed'
