import type { Capture } from '../capture'
import { joinCaptures } from '../delivery/join'

/** The fields that tell whether captures made while paused belong to the same request. */
type SkippedCapture = Pick<Capture, 'id' | 'source' | 'method' | 'url' | 'at' | 'sharedBy'>

/** Requests made while paused. */
export interface Skipped {
  /** Number of requests that are too old to be reported again. */
  readonly settled: number
  readonly lately: readonly SkippedCapture[]
}

export const NOTHING_SKIPPED: Skipped = { settled: 0, lately: [] }

/** Age after which no source reports a request any longer, and no bridge sends a batch with it again. */
const SETTLED_AFTER_MS = 60_000

/** Counts a capture as skipped, unless it already is. */
export function skip({ settled, lately }: Skipped, capture: Capture): Skipped {
  if (lately.some(({ id }) => id === capture.id)) return { settled, lately }
  const { id, source, method, url, at, sharedBy } = capture
  const isOld = (one: SkippedCapture) => one.at < at - SETTLED_AFTER_MS
  return {
    settled: settled + requestsIn(lately.filter(isOld)),
    lately: [
      ...lately.filter((one) => !isOld(one)),
      { id, source, method, url, at, ...(sharedBy !== undefined && { sharedBy }) },
    ],
  }
}

/** Returns the number of skipped requests. A request counts once, regardless of the number of sources that saw it. */
export const countSkipped = ({ settled, lately }: Skipped): number => settled + requestsIn(lately)

function requestsIn(skipped: readonly SkippedCapture[]): number {
  return joinCaptures(
    skipped.map((one) => ({
      ...one,
      transport: 'fetchOrXhr',
      documentUrl: '',
      documentId: null,
      top: false,
      pageUrl: '',
      headers: [],
      secrets: [],
      body: { encoding: 'none', why: 'notGiven' },
    })),
  ).length
}
