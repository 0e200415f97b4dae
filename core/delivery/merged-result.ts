import type { Capture, NetworkResult } from '../capture'
import type { Attempt, AttemptCapture } from '../attempt'

/** Result of a request, merged from all sources that saw it end. */
export interface MergedResult extends NetworkResult {
  /**
   * Set when DevTools reports that the page aborted the request, but the network has not seen it end: a `keepalive`
   * request continues.
   */
  readonly isGivenUp?: true
}

/** Error codes of Chromium and Firefox for a request aborted by the page, or because the page is gone. */
const ABORTED = /^(net::ERR_ABORTED|NS_BINDING_ABORTED)$/

/** Checks whether the request was aborted. */
export const isAborted = ({ error }: NetworkResult): boolean => error !== undefined && ABORTED.test(error)

/**
 * Merges the results that the sources reported for an attempt; null while there are none. The network takes precedence.
 * If it reports an error, DevTools may add a status or a rejected preflight: of a response that the page was not
 * allowed to read, Chromium's network reports no status.
 */
export function mergedResultOf({ captures }: Pick<Attempt, 'captures'>): MergedResult | null {
  const network = resultFrom(captures, 'network')
  const devtools = resultFrom(captures, 'devtools')
  if (!network) {
    if (!devtools || !captures.some(({ source }) => source === 'network')) return devtools
    // For the network, the request is still in flight.
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

/**
 * Returns the result that a source reported. When a service worker passes a request on, there are two results; the one
 * with a response takes precedence.
 */
function resultFrom(captures: readonly AttemptCapture[], source: Capture['source']): NetworkResult | null {
  const outcomes = captures.flatMap((capture) =>
    capture.source === source && capture.outcome ? [capture.outcome] : [],
  )
  return outcomes.find(({ status, error }) => status !== null && error === undefined) ?? outcomes[0] ?? null
}
