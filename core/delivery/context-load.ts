import { readCapture } from '../publish/read-capture'
import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import type { Delivery, DeliveryStatus } from './delivery'

/** Something about a document's context that its goals suffer from, or may. */
export interface ContextTrouble {
  /**
   * `failed`: no context request of the document succeeded and nothing was published, so goals are discarded without a
   * request. `refreshFailed`: an earlier one had succeeded. `empty`: it succeeded, with no experiment in it.
   */
  readonly kind: 'failed' | 'refreshFailed' | 'empty'
  readonly documentId: string | null
  /** When the request was made, in ms since the epoch. */
  readonly at: number
  /** The request that says so. */
  readonly delivery: Delivery
  readonly status: DeliveryStatus
}

/** True for the requests by which the SDK loads its context; they have attempts and an outcome like a publish. */
export const isContextLoadAttempt = (attempt: Attempt): boolean =>
  readCapture(requestOf(attempt)).kind === 'context-load'

/** The same of a delivery. */
export const isContextLoadDelivery = ({ attempts: [first] }: Delivery): boolean => isContextLoadAttempt(first)

/**
 * What is wrong with the contexts of a tab's documents, oldest first, one for each document at most. When its context
 * fails, `ready()` of the SDK resolves all the same, and every goal tracked from then on is discarded without a request
 * (`src/context.ts` of 1.13.4, `becomeFailed` and `_flush`). A context made from data of its own needs no request, so
 * a document that publishes has one.
 *
 * @param loads the deliveries that are context requests, in the order of time
 * @param hasPublished whether a document has published anything
 */
export function contextTroubles(
  loads: readonly Delivery[],
  hasPublished: (documentId: string | null) => boolean,
  statusOf: (delivery: Delivery) => DeliveryStatus,
): ContextTrouble[] {
  const documents = Map.groupBy(loads, ({ attempts: [first] }) => requestOf(first).documentId)
  return [...documents]
    .flatMap(([documentId, all]) => troubleOf(documentId, all, hasPublished, statusOf) ?? [])
    .toSorted((one, other) => one.at - other.at)
}

function troubleOf(
  documentId: string | null,
  loads: readonly Delivery[],
  hasPublished: (documentId: string | null) => boolean,
  statusOf: (delivery: Delivery) => DeliveryStatus,
): ContextTrouble | null {
  const last = loads.at(-1)
  if (!last) return null
  const status = statusOf(last)
  const trouble = (kind: ContextTrouble['kind']): ContextTrouble => ({
    kind,
    documentId,
    at: attemptStartedAt(last.attempts[0]),
    delivery: last,
    status,
  })
  if (status.outcome === 'accepted') {
    return status.decidingOutcome.kind === 'accepted' && status.decidingOutcome.response?.experiments === 0
      ? trouble('empty')
      : null
  }
  if (!status.isSettled || status.outcome === 'unknown') return null
  if (loads.some((load) => statusOf(load).outcome === 'accepted')) return trouble('refreshFailed')
  return hasPublished(documentId) ? null : trouble('failed')
}
