const minutes = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
/** Never “yesterday”: that is a calendar day, not 24 hours. */
const longer = new Intl.RelativeTimeFormat(undefined, { numeric: 'always' })

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/**
 * Returns the time from `now` to a moment in whole units: “5 minutes ago”, “in 23 minutes”. Both are in ms since the
 * epoch.
 */
export function relativeTime(moment: number, now: number): string {
  const ms = moment - now
  const whole = (unitMs: number) => Math.trunc(ms / unitMs)
  if (whole(HOUR_MS) === 0) return minutes.format(whole(MINUTE_MS), 'minute')
  if (whole(DAY_MS) === 0) return longer.format(whole(HOUR_MS), 'hour')
  return longer.format(whole(DAY_MS), 'day')
}
