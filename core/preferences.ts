/** `auto` follows DevTools in the panel and the system elsewhere. */
export const THEMES = ['auto', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

/** `clock`: time of day in the format of the browser's language. `sincePage`: time since the row's page began. */
export const TIME_FORMATS = ['clock', 'sincePage'] as const
export type TimeFormat = (typeof TIME_FORMATS)[number]

/** Options for the number of rows that an open panel keeps. */
export const MAX_ROWS_CHOICES = [1000, 10_000, 100_000] as const
export type MaxRows = (typeof MAX_ROWS_CHOICES)[number]

/**
 * Options for the count on the toolbar badge. `unknown`: goal events with unknown goals. `errors`, `warnings`: events
 * and pages with error findings, or with findings that are at least warnings.
 */
export const BADGES = ['unknown', 'errors', 'warnings', 'nothing'] as const
export type BadgeChoice = (typeof BADGES)[number]

/** Converts the setting of older versions, a switch between counting unknown goals and nothing. */
export const badgeFromLegacySwitch = (on: boolean): BadgeChoice => (on ? 'unknown' : 'nothing')

/** User preferences for the look of Goalkeeper and its limits. */
export interface Preferences {
  readonly theme: Theme
  readonly timeFormat: TimeFormat
  /**
   * Limit of the panel's rows. The oldest are dropped first, and the number dropped is counted. The background's record
   * has its own limit, in bytes.
   */
  readonly mostRows: MaxRows
  readonly badge: BadgeChoice
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'auto',
  timeFormat: 'clock',
  mostRows: 100_000,
  badge: 'unknown',
}
