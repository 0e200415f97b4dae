/**
 * How often a registry may be fetched again because a page has sent a name that it does not have. The names are the
 * page's choice, and requests with somebody's credential must not be: so at most once in 15 s, and the longer it does
 * not help the more seldom.
 */
export interface Pace {
  /** When it was fetched last, for whatever reason, in ms since the epoch. */
  readonly lastAt: number
  /** How long to wait after that, in ms. */
  readonly waitMs: number
}

const MIN_WAIT_MS = 15_000
const MAX_WAIT_MS = 120_000

/** Right after a fetch that a person asked for. */
export const paceFrom = (now: number): Pace => ({ lastAt: now, waitMs: MIN_WAIT_MS })

/** From when on it may be fetched again, in ms since the epoch. */
export const nextAt = ({ lastAt, waitMs }: Pace): number => lastAt + waitMs

/**
 * After a fetch. `learned`: a name that was asked for has turned known. `retryAfterMs`: the console wants so much time;
 * 0 when it has not said.
 */
export function paceAfter(pace: Pace, now: number, learned: boolean, retryAfterMs = 0): Pace {
  const waitMs = learned ? MIN_WAIT_MS : Math.min(pace.waitMs * 2, MAX_WAIT_MS)
  return { lastAt: now, waitMs: Math.max(waitMs, retryAfterMs) }
}
