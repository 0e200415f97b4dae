import type { Message, MessageKey } from '../message'
import type { Severity } from './rule'

/**
 * What a finding is about. A goal event by its id; a publish by its delivery's id and its place in it; a page by the
 * document that sent, null where nobody knows it.
 */
export type FindingTarget =
  | { readonly kind: 'goal'; readonly eventId: string }
  | { readonly kind: 'publish'; readonly deliveryId: string; readonly index: number }
  | { readonly kind: 'page'; readonly documentId: string | null; readonly documentUrl: string }

/** One mistake that a rule has found. */
export interface Finding<Id extends string = string> {
  readonly rule: Id
  /** Two or three words for it. */
  readonly title: MessageKey
  readonly severity: Severity
  readonly target: FindingTarget
  /** What is wrong, with the values as they were sent. */
  readonly what: Message
  /** Why it matters for the experiment. */
  readonly why: Message
  /** What to do. */
  readonly fix: Message
  /** Why somebody has silenced it for this goal; null when nobody has. */
  readonly silenced: string | null
}
