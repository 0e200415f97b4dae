import type { Sighting } from '../../core/capture'
import { matchInTime } from '../../core/delivery/match'
import type { SentResponse } from '../../core/protocol/bridge'
import { withoutFragment } from './document'

/** Maximum difference between the start of a request by this document's clock and by the browser's, in ms. */
const MAX_CLOCK_GAP_MS = 1500
/** Maximum difference between the start of a request and the moment the wrapper saw it, in ms. */
const MAX_START_GAP_MS = 250
/** Maximum number of requests to remember; the oldest are dropped. */
const MAX_ENTRIES = 250

const SCRIPTED = new Set(['fetch', 'xmlhttprequest', 'beacon'])
/** Paths of publishes. The network source asks about no other requests. */
const PUBLISH = /\/context(\/batch)?(\?|#|$)/

type LoggedRequest = Pick<Sighting, 'url' | 'at'>

/**
 * Requests that scripts of this document have sent: those the browser lists from now on, and those the wrapper has
 * seen. Reading the browser's list later is not enough. It ends after 250 requests (Resource Timing, section 4.5), and
 * a page may clear it, as monitoring tools do.
 */
export class ResourceTimingLog {
  private listed: readonly LoggedRequest[] = []
  private seen: readonly LoggedRequest[] = []
  private readonly observer: PerformanceObserver

  constructor() {
    this.observer = new PerformanceObserver((list) => this.list(list.getEntries()))
    this.observer.observe({ type: 'resource', buffered: true })
  }

  /** Adds a request that the wrapper has seen. */
  add({ url, at }: LoggedRequest): void {
    this.seen = [...this.seen, { url: withoutFragment(url), at }].slice(-MAX_ENTRIES)
  }

  /**
   * Returns `listed` when a script of this document has sent a request that the wrapper has not seen. Requests of a
   * worker are on the worker's own list. Requests seen by the wrapper are on this list too and are left out, since the
   * page and a worker may publish to the same URL at the same time. Returns undefined when the request is not listed,
   * which also happens when the page has not read the response to its end (seen in Chromium 156).
   *
   * @param at milliseconds since the epoch
   */
  find(url: string, at: number): SentResponse | undefined {
    this.list(this.observer.takeRecords())
    const address = withoutFragment(url)
    const listed = this.listed.filter((one) => one.url === address).toSorted(byTime)
    const seen = this.seen.filter((one) => one.url === address).toSorted(byTime)
    const matches = matchInTime(listed, seen, MAX_START_GAP_MS)
    const unseen = listed.filter((_, index) => matches[index] === -1)
    return unseen.some((one) => Math.abs(one.at - at) < MAX_CLOCK_GAP_MS) ? 'listed' : undefined
  }

  private list(entries: PerformanceEntryList): void {
    // The entries use another clock, which falls behind while the computer sleeps.
    const origin = Date.now() - performance.now()
    const sent = (entries as PerformanceResourceTiming[])
      .filter(({ name, initiatorType }) => SCRIPTED.has(initiatorType) && PUBLISH.test(name))
      .map(({ name, startTime }) => ({ url: withoutFragment(name), at: origin + startTime }))
    if (sent.length > 0) this.listed = [...this.listed, ...sent].slice(-MAX_ENTRIES)
  }
}

const byTime = (one: LoggedRequest, other: LoggedRequest): number => one.at - other.at
