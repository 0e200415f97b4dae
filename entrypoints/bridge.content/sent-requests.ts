import type { SentAnswer } from '../../core/protocol/bridge'

/** How far the beginning of a request by this document's clock and by the browser's may lie apart, in ms. */
const APART_MS = 1500
/** How many requests are kept in mind; the oldest go first. */
const MOST_KEPT = 250

const SCRIPTED = new Set(['fetch', 'xmlhttprequest', 'beacon'])
/** Where publishes go: the network is asked about nothing else. */
const PUBLISH = /\/context(\/batch)?(\?|#|$)/

/** What scripts of a document have sent. */
export interface SentRequests {
  /**
   * Whether a script of this document made a request: what a worker sends is on the worker's own list. Undefined when it
   * is not listed, which also befalls a request whose answer the page has not read to its end (seen in Chromium 156).
   *
   * @param at ms since the epoch
   */
  find(url: string, at: number): SentAnswer | undefined
}

/**
 * Begins to listen to what the browser lists of this document's requests. Asking for the list afterwards is not enough:
 * it ends after 250 requests (Resource Timing, section 4.5), and a page may clear it, as monitoring tools do.
 */
export function watchSentRequests(): SentRequests {
  let sent: PerformanceEntry[] = []
  const note = (entries: PerformanceEntryList) => {
    const more = (entries as PerformanceResourceTiming[]).filter(
      ({ name, initiatorType }) => SCRIPTED.has(initiatorType) && PUBLISH.test(name),
    )
    if (more.length > 0) sent = [...sent, ...more].slice(-MOST_KEPT)
  }
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: 'resource', buffered: true })
  return {
    find(url, at) {
      note(observer.takeRecords())
      const address = withoutFragment(url)
      const isListed = sent.some(
        ({ name, startTime }) =>
          withoutFragment(name) === address && Math.abs(performance.timeOrigin + startTime - at) < APART_MS,
      )
      return isListed ? 'listed' : undefined
    },
  }
}

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? ''
