import type { Capture } from '../capture'
import { joinCaptures } from '../delivery/join'

/** What is remembered of a capture that came while paused: enough to know it, and its twins, when they come. */
type SkippedCapture = Pick<Capture, 'id' | 'source' | 'method' | 'url' | 'at' | 'sharedBy'>

/** Requests made while paused. */
export interface Skipped {
  /** Those that are too long ago to be met again. */
  readonly settled: number
  readonly lately: readonly SkippedCapture[]
}

/** Nothing was skipped yet. */
export const NOTHING_SKIPPED: Skipped = { settled: 0, lately: [] }

/** Longer than any source or repeated batch takes, in ms. */
const SETTLED_AFTER_MS = 60_000

/** Counts a capture as skipped, unless it is known already. */
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

/** How many requests were skipped, however many sources saw each. */
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
