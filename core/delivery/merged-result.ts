import type { Capture, NetworkResult } from '../capture'
import type { Attempt, AttemptCapture } from '../attempt'

/** What became of a request, put together from all that saw its end. */
export interface MergedResult extends NetworkResult {
  /** DevTools say that the page has given it up, the network has not seen an end: a `keepalive` request goes on. */
  readonly isGivenUp?: true
}

/** A request that was taken back: by the page, or because the page is gone. Chromium's word and Firefox's. */
const ABORTED = /^(net::ERR_ABORTED|NS_BINDING_ABORTED)$/

/** Whether an error means that somebody took the request back. */
export const isAborted = ({ error }: NetworkResult): boolean => error !== undefined && ABORTED.test(error)

/**
 * What the sources know of the end of an attempt; null as long as nobody has seen one. The network is believed before
 * DevTools, which know more of an answer that the page was not allowed to read: Chromium's network has no status then.
 */
export function mergedResultOf({ captures }: Pick<Attempt, 'captures'>): MergedResult | null {
  const network = resultFrom(captures, 'network')
  const devtools = resultFrom(captures, 'devtools')
  if (!network) {
    if (!devtools || !captures.some(({ source }) => source === 'network')) return devtools
    // It is still under way for the network.
    return isAborted(devtools) ? { ...devtools, isGivenUp: true } : devtools
  }
  if (!devtools || network.error === undefined) return network
  const preflight = network.preflight ?? devtools.preflight
  return {
    ...network,
    status: network.status ?? devtools.status,
    ...(preflight && { preflight }),
  }
}

/** Where a service worker passes a request on there are two: the one with an answer tells more. */
function resultFrom(captures: readonly AttemptCapture[], source: Capture['source']): NetworkResult | null {
  const outcomes = captures.flatMap((capture) =>
    capture.source === source && capture.outcome ? [capture.outcome] : [],
  )
  return outcomes.find(({ status, error }) => status !== null && error === undefined) ?? outcomes[0] ?? null
}
