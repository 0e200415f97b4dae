import type { Sighting } from '../../core/capture'
import { matchInTime } from '../../core/delivery/match'
import type { SentResponse } from '../../core/protocol/bridge'

/** How far the beginning of a request by this document's clock and by the browser's may lie apart, in ms. */
const MAX_CLOCK_GAP_MS = 1500
/** How far the moment at which the wrapper saw a request and the one at which it began may lie apart, in ms. */
const MAX_START_GAP_MS = 250
/** How many requests are kept in mind; the oldest go first. */
const MAX_ENTRIES = 250

const SCRIPTED = new Set(['fetch', 'xmlhttprequest', 'beacon'])
/** Where publishes go: the network is asked about nothing else. */
const PUBLISH = /\/context(\/batch)?(\?|#|$)/

type LoggedRequest = Pick<Sighting, 'url' | 'at'>

/**
 * What scripts of this document have sent, by what the browser lists of its requests from now on, and by what the
 * wrapper has seen of them. Asking for the list afterwards is not enough: it ends after 250 requests (Resource Timing,
 * section 4.5), and a page may clear it, as monitoring tools do.
 */
export class ResourceTimingLog {
  private listed: readonly LoggedRequest[] = []
  private seen: readonly LoggedRequest[] = []
  private readonly observer: PerformanceObserver

  constructor() {
    this.observer = new PerformanceObserver((list) => this.list(list.getEntries()))
    this.observer.observe({ type: 'resource', buffered: true })
  }

  /** The wrapper has seen a request. */
  add({ url, at }: LoggedRequest): void {
    this.seen = [...this.seen, { url: withoutFragment(url), at }].slice(-MAX_ENTRIES)
  }

  /**
   * Whether a script of this document made a request that the wrapper has not seen: what a worker sends is on the
   * worker's own list. What the wrapper has seen is listed too, and is left out: page and worker may well publish to one
   * address at once. Undefined when it is not listed, which also befalls a request whose answer the page has not read to
   * its end (seen in Chromium 156).
   *
   * @param at ms since the epoch
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
    // The list is by another clock, which a sleeping computer leaves behind.
    const origin = Date.now() - performance.now()
    const sent = (entries as PerformanceResourceTiming[])
      .filter(({ name, initiatorType }) => SCRIPTED.has(initiatorType) && PUBLISH.test(name))
      .map(({ name, startTime }) => ({ url: withoutFragment(name), at: origin + startTime }))
    if (sent.length > 0) this.listed = [...this.listed, ...sent].slice(-MAX_ENTRIES)
  }
}

const byTime = (one: LoggedRequest, other: LoggedRequest): number => one.at - other.at

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? ''
