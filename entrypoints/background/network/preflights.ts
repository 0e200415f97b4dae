import type { NetworkResult } from '../../../core/capture'
import { CORS_HIDDEN_ERROR } from '../../../core/delivery/cors'

/** The details of `webRequest` that identify a preflight. */
interface Request {
  readonly requestId: string
  readonly url: string
  /** Milliseconds since the epoch. */
  readonly timeStamp: number
}

interface Preflight {
  readonly url: string
  readonly at: number
  isAnswered: boolean
  /** Null unless it has failed. */
  error: string | null
}

/** Maximum number of preflights to remember. Most succeed and are never looked up. */
const MAX_PREFLIGHTS = 100

/**
 * Tracks CORS preflights. Firefox shows them to extensions as separate requests that begin after the actual request and
 * end before it, and reports the same error for the actual request whatever was wrong with its preflight (seen in ESR
 * 153). Chromium shows preflights only to listeners that ask for `extraHeaders`.
 */
export class Preflights {
  private readonly preflights = new Map<string, Preflight>()

  begin({ requestId, url, timeStamp }: Request): void {
    this.preflights.set(requestId, { url, at: timeStamp, isAnswered: false, error: null })
    for (const [oldest] of this.preflights)
      if (this.preflights.size > MAX_PREFLIGHTS) this.preflights.delete(oldest)
  }

  answered(requestId: string): void {
    const preflight = this.preflights.get(requestId)
    if (preflight) preflight.isAnswered = true
  }

  failed(requestId: string, error: string): void {
    const preflight = this.preflights.get(requestId)
    if (preflight) preflight.error = error
  }

  /**
   * Adds the failure of the preflight to the result of a request. Takes the first of several failed preflights and
   * drops it, so that no other request gets it: preflights end in the order they began.
   */
  explain(outcome: NetworkResult, { url, at }: { readonly url: string; readonly at: number }): NetworkResult {
    if (outcome.error !== CORS_HIDDEN_ERROR || outcome.status !== null) return outcome
    for (const [id, preflight] of this.preflights) {
      const { error, isAnswered } = preflight
      if (error === null || preflight.url !== url || preflight.at < at) continue
      this.preflights.delete(id)
      return isAnswered ? { ...outcome, preflight: 'refused' } : { ...outcome, error }
    }
    return outcome
  }
}
