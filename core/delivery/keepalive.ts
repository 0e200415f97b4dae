import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import { mergedResultOf } from './merged-result'

/** How many attempts of a document are looked back at: more cannot be under way at a time. */
const MAX_LOOKBACK = 100

/** The `keepalive` bodies of each document, which share 64 KiB while they are under way. */
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

  /** Those that never left, as far as it is known: whether there was room for them hangs on one that did. */
  unsentAlongside(attempt: Attempt): Attempt[] {
    const { keepalive, documentId } = requestOf(attempt)
    const all = keepalive && hasLeft(attempt) ? this.documents.get(documentId ?? '') : undefined
    return all ? [...all.values()].slice(-MAX_LOOKBACK).filter((other) => !hasLeft(other)) : []
  }

  /** Bytes of those that were under way when an attempt was made, without its own. */
  bytesInFlight(attempt: Attempt): number {
    const all = this.documents.get(requestOf(attempt).documentId ?? '')
    if (!all) return 0
    return [...all.values()]
      .slice(-MAX_LOOKBACK)
      .filter((other) => isInFlight(other, attemptStartedAt(attempt)) && other.id !== attempt.id)
      .reduce((sum, { body }) => sum + (body.encoding === 'none' ? 0 : body.bytes), 0)
  }
}

/** What only the page saw never left, and takes up no room. */
function isInFlight(attempt: Attempt, at: number): boolean {
  if (!hasLeft(attempt) || attemptStartedAt(attempt) > at) return false
  const result = mergedResultOf(attempt)
  return result === null || result.isGivenUp === true || result.at > at
}

const hasLeft = ({ captures }: Attempt): boolean => captures.some(({ source }) => source !== 'page')
