import { readCapture } from '../publish/read-capture'
import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import type { Delivery, DeliveryStatus } from './delivery'

/** A problem with a document's context that affects its goals, or may affect them. */
export interface ContextTrouble {
  /**
   * `failed`: no context request of the document succeeded and nothing was published, so goals are discarded without a
   * request. `refreshFailed`: an earlier context request succeeded. `empty`: the request succeeded, but the context has
   * no experiments.
   */
  readonly kind: 'failed' | 'refreshFailed' | 'empty'
  readonly documentId: string | null
  /** When the request was made, in ms since the epoch. */
  readonly at: number
  /** The context request that shows the problem. */
  readonly delivery: Delivery
  readonly status: DeliveryStatus
}

/** Checks for a request that loads the SDK's context. Such requests have attempts and an outcome like a publish. */
export const isContextLoadAttempt = (attempt: Attempt): boolean =>
  readCapture(requestOf(attempt)).kind === 'context-load'

export const isContextLoadDelivery = ({ attempts: [first] }: Delivery): boolean => isContextLoadAttempt(first)

/**
 * Returns the context problems of a tab's documents, oldest first, at most one per document. When a context fails, the
 * SDK's `ready()` resolves anyway, and every goal tracked from then on is discarded without a request (`src/context.ts`
 * of 1.13.4, `becomeFailed` and `_flush`). A context created from existing data needs no request, so a document that
 * publishes has a context.
 *
 * @param loads the deliveries that are context requests, in chronological order
 * @param hasPublished returns whether a document has published anything
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
