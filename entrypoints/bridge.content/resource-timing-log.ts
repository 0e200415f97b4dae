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

const SCRIPT_INITIATORS = new Set(['fetch', 'xmlhttprequest', 'beacon'])
/** Paths of publishes. The network source asks about no other requests. */
const PUBLISH_PATH = /\/context(\/batch)?(\?|#|$)/

type LoggedRequest = Pick<Sighting, 'url' | 'at'>

/**
 * Records the requests of this document's scripts in two lists: those that the browser reports as resource timing
 * entries, and those that the wrapper has seen. The entries are collected as they come: the browser's own list ends
 * after 250 entries (Resource Timing, section 4.5), and a page may clear it, as monitoring tools do.
 */
export class ResourceTimingLog {
  private listed: readonly LoggedRequest[] = []
  private seen: readonly LoggedRequest[] = []
  private readonly observer: PerformanceObserver

  constructor() {
    this.observer = new PerformanceObserver((list) => this.addEntries(list.getEntries()))
    this.observer.observe({ type: 'resource', buffered: true })
  }

  /** Adds a request that the wrapper has seen. */
  add({ url, at }: LoggedRequest): void {
    this.seen = [...this.seen, { url: withoutFragment(url), at }].slice(-MAX_ENTRIES)
  }

  /**
   * Returns `listed` when a script of this document has sent a request that the wrapper has not seen. The browser lists
   * the requests of a worker for that worker, not for the document. It also lists the requests that the wrapper has
   * seen; these are left out, since the page and a worker may publish to the same URL at the same time. Returns
   * undefined when the request is not listed, which also happens when the page has not read the response to its end
   * (seen in Chromium 156).
   *
   * @param at milliseconds since the epoch
   */
  find(url: string, at: number): SentResponse | undefined {
    this.addEntries(this.observer.takeRecords())
    const requestUrl = withoutFragment(url)
    const listed = this.listed.filter((request) => request.url === requestUrl).toSorted(byTime)
    const seen = this.seen.filter((request) => request.url === requestUrl).toSorted(byTime)
    const matches = matchInTime(listed, seen, MAX_START_GAP_MS)
    const unseen = listed.filter((_, index) => matches[index] === -1)
    return unseen.some((request) => Math.abs(request.at - at) < MAX_CLOCK_GAP_MS) ? 'listed' : undefined
  }

  private addEntries(entries: PerformanceEntryList): void {
    // The times of the entries come from another clock, which stands still while the computer sleeps.
    const origin = Date.now() - performance.now()
    const sent = (entries as PerformanceResourceTiming[])
      .filter(({ name, initiatorType }) => SCRIPT_INITIATORS.has(initiatorType) && PUBLISH_PATH.test(name))
      .map(({ name, startTime }) => ({ url: withoutFragment(name), at: origin + startTime }))
    if (sent.length > 0) this.listed = [...this.listed, ...sent].slice(-MAX_ENTRIES)
  }
}

const byTime = (one: LoggedRequest, other: LoggedRequest): number => one.at - other.at
