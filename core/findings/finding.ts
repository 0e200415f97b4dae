import type { Message, MessageKey } from '../message'
import type { Severity } from './rule'

/**
 * Subject of a finding: a goal event, a publish or a page. `index` is the position of the publish in its delivery. A
 * page is identified by the document that sent the data; its id is null if it is unknown.
 */
export type FindingTarget =
  | { readonly kind: 'goal'; readonly eventId: string }
  | { readonly kind: 'publish'; readonly deliveryId: string; readonly index: number }
  | { readonly kind: 'page'; readonly documentId: string | null; readonly documentUrl: string }

/** A mistake that a rule found. */
export interface Finding<Id extends string = string> {
  readonly rule: Id
  /** Title of at most five words. */
  readonly title: MessageKey
  readonly severity: Severity
  readonly target: FindingTarget
  /** The mistake, with the values as sent. */
  readonly what: Message
  /** Consequence for the experiment. */
  readonly why: Message
  /** Steps to fix the mistake. */
  readonly fix: Message
  /** Reason for ignoring the finding for this goal; null when it is not ignored. */
  readonly silenced: string | null
}
