import type { NetworkResult } from '../../../core/capture'
import { CORS_HIDDEN_ERROR } from '../../../core/delivery/cors'

/** What of `webRequest`'s details a preflight is known by. */
interface Request {
  readonly requestId: string
  readonly url: string
  /** Ms since the epoch. */
  readonly timeStamp: number
}

interface Preflight {
  readonly url: string
  readonly at: number
  isAnswered: boolean
  /** Null as long as it has not failed. */
  error: string | null
}

/** How many are remembered; most end well, and nobody asks for them. */
const MAX_PREFLIGHTS = 100

/**
 * The preflights of requests. Firefox shows them to extensions as requests of their own, that begin after the one they
 * are for and end before it, and calls that one's end the same whatever was wrong with them (seen in ESR 153). Chromium
 * shows none to those who do not ask for `extraHeaders`.
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
   * The outcome of a request with what its preflight tells. Of several that failed the first one is taken, and no other
   * request gets it: they end in the order in which they began.
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
