import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import { mergedResultOf } from './merged-result'

/** Number of a document's latest attempts to check. No more than this can be in flight at once. */
const MAX_LOOKBACK = 100

/** The `keepalive` bodies of each document. Bodies in flight share a limit of 64 KiB. */
export class KeepaliveBodies {
  private readonly documents = new Map<string, Map<string, Attempt>>()

  /** Adds an attempt, or a newer version of it. */
  set(attempt: Attempt): void {
    const { keepalive, documentId } = requestOf(attempt)
    if (!keepalive || documentId === null) return
    const known = this.documents.get(documentId)
    if (known) known.set(attempt.id, attempt)
    else this.documents.set(documentId, new Map([[attempt.id, attempt]]))
  }

  delete(attempt: Attempt): void {
    this.documents.get(requestOf(attempt).documentId ?? '')?.delete(attempt.id)
  }

  /**
   * Returns the document's attempts that were not sent, as far as is known. Whether they fit the limit may depend on
   * `attempt`.
   */
  unsentAlongside(attempt: Attempt): Attempt[] {
    const { keepalive, documentId } = requestOf(attempt)
    const all = keepalive && hasLeft(attempt) ? this.documents.get(documentId ?? '') : undefined
    return all ? [...all.values()].slice(-MAX_LOOKBACK).filter((other) => !hasLeft(other)) : []
  }

  /** Returns the total bytes of other bodies that were in flight when an attempt was made. */
  bytesInFlight(attempt: Attempt): number {
    const all = this.documents.get(requestOf(attempt).documentId ?? '')
    if (!all) return 0
    return [...all.values()]
      .slice(-MAX_LOOKBACK)
      .filter((other) => isInFlight(other, attemptStartedAt(attempt)) && other.id !== attempt.id)
      .reduce((sum, { body }) => sum + (body.encoding === 'none' ? 0 : body.bytes), 0)
  }
}

/** Checks whether a body was in flight. An attempt that only the page saw was never sent and takes up no space. */
function isInFlight(attempt: Attempt, at: number): boolean {
  if (!hasLeft(attempt) || attemptStartedAt(attempt) > at) return false
  const result = mergedResultOf(attempt)
  return result === null || result.isGivenUp === true || result.at > at
}

const hasLeft = ({ captures }: Attempt): boolean => captures.some(({ source }) => source !== 'page')
