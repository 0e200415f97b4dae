/**
 * Rate limit for fetching a registry again because a page sent a name that it lacks. Pages choose the names, but they
 * must not control requests made with the user's credential. So there is at most one fetch in 15 s, with longer
 * delays while fetching does not help.
 */
export interface Pace {
  /** Time of the last fetch for any reason, in ms since the epoch. */
  readonly lastAt: number
  /** Delay after the last fetch, in ms. */
  readonly waitMs: number
}

const MIN_WAIT_MS = 15_000
const MAX_WAIT_MS = 120_000

/** Returns the pace after a fetch that the user requested. */
export const paceFrom = (now: number): Pace => ({ lastAt: now, waitMs: MIN_WAIT_MS })

/** Returns the earliest time of the next fetch, in ms since the epoch. */
export const nextAt = ({ lastAt, waitMs }: Pace): number => lastAt + waitMs

/**
 * Returns the pace after a fetch. `learned`: one of the requested names has become known. `retryAfterMs`: delay that
 * the console required; 0 when it did not.
 */
export function paceAfter(pace: Pace, now: number, learned: boolean, retryAfterMs = 0): Pace {
  const waitMs = learned ? MIN_WAIT_MS : Math.min(pace.waitMs * 2, MAX_WAIT_MS)
  return { lastAt: now, waitMs: Math.max(waitMs, retryAfterMs) }
}
