/** `auto`: as DevTools in the panel, as the system everywhere else. */
export const THEMES = ['auto', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

/** `clock`: the time of day, as the browser's language writes it. `sincePage`: since the row's page began. */
export const TIME_FORMATS = ['clock', 'sincePage'] as const
export type TimeFormat = (typeof TIME_FORMATS)[number]

/** How many rows an open panel may keep. */
export const MAX_ROWS_CHOICES = [1000, 10_000, 100_000] as const
export type MaxRows = (typeof MAX_ROWS_CHOICES)[number]

/**
 * What the toolbar icon counts. `unknown`: goal events whose goals ABsmartly will not know. `errors`, `warnings`: what has
 * findings that are errors, or at least warnings.
 */
export const BADGES = ['unknown', 'errors', 'warnings', 'nothing'] as const
export type BadgeChoice = (typeof BADGES)[number]

/** At first it was a switch: unknown goals were counted, or nothing was. */
export const badgeFromLegacySwitch = (on: boolean): BadgeChoice => (on ? 'unknown' : 'nothing')

/** How somebody wants Goalkeeper to look, and how much of it. */
export interface Preferences {
  readonly theme: Theme
  readonly timeFormat: TimeFormat
  /** The oldest go first, and are counted. What the background keeps has a bound of its own, in bytes. */
  readonly mostRows: MaxRows
  readonly badge: BadgeChoice
}

/** What holds as long as nobody has chosen. */
export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'auto',
  timeFormat: 'clock',
  mostRows: 100_000,
  badge: 'unknown',
}
