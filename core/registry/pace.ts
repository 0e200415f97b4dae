import * as v from 'valibot'

/**
 * Rate limit for fetching a registry again because a page sent a name that the registry lacks. Pages choose the names,
 * but must not control requests with the user's credential. Therefore, there is at most one fetch in 15 s, and fewer as
 * long as the fetches do not bring the names.
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
 * Returns the pace after a fetch. `learned`: the fetch brought one of the names. `retryAfterMs`: delay that the console
 * requires before the next request; 0 if it requires none.
 */
export function paceAfter(pace: Pace, now: number, learned: boolean, retryAfterMs = 0): Pace {
  const waitMs = learned ? MIN_WAIT_MS : Math.min(pace.waitMs * 2, MAX_WAIT_MS)
  return { lastAt: now, waitMs: Math.max(waitMs, retryAfterMs) }
}

const Paces: v.GenericSchema<unknown, Record<string, Pace>> = v.record(
  v.string(),
  v.object({ lastAt: v.pipe(v.number(), v.finite()), waitMs: v.pipe(v.number(), v.finite()) }),
)

/** Parses stored paces, by workspace. Paces that cannot be read count as none. */
export function parsePaces(stored: unknown): Record<string, Pace> {
  const result = v.safeParse(Paces, stored)
  return result.success ? result.output : {}
}
