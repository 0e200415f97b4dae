import type { SentAnswer } from '../../core/protocol/bridge'

/** How far the beginning of a request by this document's clock and by the browser's may lie apart, in ms. */
const APART_MS = 1500
/** The list of requests ends there unless the page has asked for more (Resource Timing, section 4.5). */
const FULL = 250

const SCRIPTED = new Set(['fetch', 'xmlhttprequest', 'beacon'])

/**
 * Whether a script of this document made a request, by the list that the browser keeps for it: what a worker sends is on
 * the worker's own list. Undefined when it is not listed.
 *
 * @param at ms since the epoch
 */
export function wasSent(url: string, at: number): SentAnswer | undefined {
  const address = withoutFragment(url)
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const listed = entries.some(
    ({ name, initiatorType, startTime }) =>
      SCRIPTED.has(initiatorType) &&
      withoutFragment(name) === address &&
      Math.abs(performance.timeOrigin + startTime - at) < APART_MS,
  )
  if (listed) return 'listed'
  return entries.length >= FULL ? 'unknown' : undefined
}

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? ''
