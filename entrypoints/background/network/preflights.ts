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
 * Tracks CORS preflights. Firefox reports a preflight to extensions as a separate request that begins after the actual
 * request and ends before it. Whatever made the preflight fail, Firefox reports the same error for the actual request
 * (seen in ESR 153). Chromium reports preflights only to listeners that request `extraHeaders`.
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
   * Adds the failure of a request's preflight to the request's result. Preflights end in the order they began, so if
   * several have failed, the first one belongs to this request. It is dropped, so that no other request gets it.
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
