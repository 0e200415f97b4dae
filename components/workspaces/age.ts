import { t } from '../../locales/say'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Returns the age of a moment in words: `just now`, `5 min ago`. Both arguments are in ms since the epoch. */
export function formatAge(moment: number, now: number): string {
  const age = now - moment
  // Two clocks may differ, so a moment in the future counts as now.
  if (age < MINUTE) return t('panel.age.now')
  if (age < HOUR) return t('panel.age.minutes', {}, Math.floor(age / MINUTE))
  if (age < 2 * DAY) return t('panel.age.hours', {}, Math.floor(age / HOUR))
  return t('panel.age.days', {}, Math.floor(age / DAY))
}
