import { t } from '../../locales/say'

const minutes = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
/** Never says “yesterday”, which means a calendar day and not the last 24 hours. */
const longer = new Intl.RelativeTimeFormat(undefined, { numeric: 'always' })

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/**
 * Returns the time relative to `now` in whole units: “5 minutes ago”, “in 23 minutes”. Both arguments are in ms since
 * the epoch.
 */
export function relativeTime(time: number, now: number): string {
  const ms = time - now
  const whole = (unitMs: number) => Math.trunc(ms / unitMs)
  if (whole(HOUR_MS) === 0) return minutes.format(whole(MINUTE_MS), 'minute')
  if (whole(DAY_MS) === 0) return longer.format(whole(HOUR_MS), 'hour')
  return longer.format(whole(DAY_MS), 'day')
}

/** Returns the age of a time in words: “just now”, “5 min ago”. Both arguments are in ms since the epoch. */
export function formatAge(time: number, now: number): string {
  const age = now - time
  // Two clocks may differ, so a time in the future counts as now.
  if (age < MINUTE_MS) return t('panel.age.now')
  if (age < HOUR_MS) return t('panel.age.minutes', {}, Math.floor(age / MINUTE_MS))
  if (age < 2 * DAY_MS) return t('panel.age.hours', {}, Math.floor(age / HOUR_MS))
  return t('panel.age.days', {}, Math.floor(age / DAY_MS))
}
