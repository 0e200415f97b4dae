/** Bridge ↔ background. A parser answers the message, or null for whatever else arrived; it never throws. */
import * as v from 'valibot'
import type * as capture from '../capture'
import { count, DocumentInfo, id, PageCapture, read } from './fields'

/** Most captures one batch may hold. */
export const MAX_BATCH_ITEMS = 100
/** A batch is sent when its bodies reach this many characters; a larger capture travels alone. */
export const MAX_BATCH_CHARACTERS = 256 * 1024

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

/** What a bridge sends. */
export type BridgeMessage = CaptureBatch | DocumentHello

const BridgeMessage: v.GenericSchema<BridgeMessage> = v.variant('type', [
  v.object({
    type: v.literal('captures'),
    batch: id,
    document: DocumentInfo,
    captures: v.pipe(v.array(PageCapture), v.maxLength(MAX_BATCH_ITEMS)),
    lost: count,
  }),
  v.object({ type: v.literal('document'), document: DocumentInfo }),
])

/** Reads what a bridge sends. */
export const parseBridgeMessage = (value: unknown): BridgeMessage | null => read(BridgeMessage, value)

/** The background's answer to a batch: stored, and safe to forget in the page. */
export interface Acknowledgement {
  readonly acknowledged: string
}

const Acknowledgement: v.GenericSchema<Acknowledgement> = v.object({ acknowledged: id })

/** The background's answer to a batch. */
export const parseAcknowledgement = (value: unknown): Acknowledgement | null => read(Acknowledgement, value)

/** Background → bridge: are you there, and is your interceptor? */
export interface PresenceRequest {
  readonly type: 'presence'
}

const PresenceRequest: v.GenericSchema<PresenceRequest> = v.object({ type: v.literal('presence') })

/** What the background asks of a bridge. */
export const parsePresenceRequest = (value: unknown): PresenceRequest | null => read(PresenceRequest, value)

/** The bridge's answer: the document it is in, and whether its interceptor said hello. */
export interface Presence {
  readonly interceptor: boolean
  readonly document: capture.DocumentInfo
}

const Presence: v.GenericSchema<Presence> = v.object({ interceptor: v.boolean(), document: DocumentInfo })

/** A bridge's answer to a {@link PresenceRequest}. */
export const parsePresence = (value: unknown): Presence | null => read(Presence, value)
