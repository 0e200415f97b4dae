/** Bridge ↔ background. A parser answers the message, or null for whatever else arrived; it never throws. */
import * as v from 'valibot'
import type * as capture from '../capture'
import { nonNegativeInt, DocumentInfoSchema, idSchema, PageCaptureSchema, parseWith } from './fields'

/** Most captures one batch may hold. */
export const MAX_BATCH_ITEMS = 100
/** A batch is sent when its bodies reach this many characters; a larger capture travels alone. */
export const MAX_BATCH_CHARS = 256 * 1024

/** Captures of one document, kept by the bridge until the batch's id is acknowledged. */
export interface CaptureBatch {
  readonly type: 'captures'
  readonly batch: string
  readonly document: capture.DocumentInfo
  readonly captures: readonly capture.PageCapture[]
  /** Captures of this document that the bridge itself had to let go, since it began. */
  readonly lost: number
}

/** A main document begins, or is back from the back/forward cache. */
interface DocumentHello {
  readonly type: 'document'
  readonly document: capture.DocumentInfo
}

/** The answer of a frame to a {@link BridgeRequest} that was asked of all frames of a tab at once. */
interface FramePresence {
  readonly type: 'present'
  readonly presence: Presence
}

/** What a bridge sends. */
export type BridgeMessage = CaptureBatch | DocumentHello | FramePresence

/**
 * `inPlace`: the wrappers are where they were put, or behind others that the page has put before them. `replaced`: the
 * browser's own function is back in a wrapper's place, so calls go past it. `absent`: never said hello.
 */
const INTERCEPTOR_STATES = ['inPlace', 'replaced', 'absent'] as const
export type InterceptorState = (typeof INTERCEPTOR_STATES)[number]

/** A bridge, the document it is in, and how its interceptor fares. */
export interface Presence {
  readonly interceptor: InterceptorState
  readonly document: capture.DocumentInfo
  /** In a main document: all frames of the page with it, however deep. In a frame: itself, when that does not count it. */
  readonly frames: number
}

const Presence: v.GenericSchema<Presence> = v.object({
  interceptor: v.picklist(INTERCEPTOR_STATES),
  document: DocumentInfoSchema,
  frames: nonNegativeInt,
})

/** A bridge's answer to `presence`. */
export const parsePresence = (value: unknown): Presence | null => parseWith(Presence, value)

const BridgeMessage: v.GenericSchema<BridgeMessage> = v.variant('type', [
  v.object({
    type: v.literal('captures'),
    batch: idSchema,
    document: DocumentInfoSchema,
    captures: v.pipe(v.array(PageCaptureSchema), v.maxLength(MAX_BATCH_ITEMS)),
    lost: nonNegativeInt,
  }),
  v.object({ type: v.literal('document'), document: DocumentInfoSchema }),
  v.object({ type: v.literal('present'), presence: Presence }),
])

/** Reads what a bridge sends. */
export const parseBridgeMessage = (value: unknown): BridgeMessage | null => parseWith(BridgeMessage, value)

/** The background's answer to a batch: stored, and safe to forget in the page. */
export interface Acknowledgement {
  readonly acknowledged: string
}

const Acknowledgement: v.GenericSchema<Acknowledgement> = v.object({ acknowledged: idSchema })

/** The background's answer to a batch. */
export const parseAcknowledgement = (value: unknown): Acknowledgement | null =>
  parseWith(Acknowledgement, value)

/**
 * Background → bridge. `presence`: are you there, and is your interceptor? A main document answers, frames send a
 * message of their own, since one question gets one answer. `sent`: does your document's resource timing list a request
 * to this address, begun at about this moment (ms since the epoch)?
 */
export type BridgeRequest =
  { readonly type: 'presence' } | { readonly type: 'sent'; readonly url: string; readonly at: number }

const BridgeRequest: v.GenericSchema<BridgeRequest> = v.variant('type', [
  v.object({ type: v.literal('presence') }),
  v.object({ type: v.literal('sent'), url: v.string(), at: v.number() }),
])

/** What the background asks of a bridge. */
export const parseBridgeRequest = (value: unknown): BridgeRequest | null => parseWith(BridgeRequest, value)

/** Answer to `sent`. No answer: it is not listed. */
export type SentResponse = 'listed'
