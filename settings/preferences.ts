import * as v from 'valibot'
import {
  BADGES,
  badgeFromLegacySwitch,
  MAX_ROWS_CHOICES,
  type Preferences,
  DEFAULT_PREFERENCES,
  THEMES,
  TIME_FORMATS,
} from '../core/preferences'
import { defineSetting } from './setting'

const schema: v.GenericSchema<unknown, Preferences> = v.object({
  theme: v.fallback(v.picklist(THEMES), DEFAULT_PREFERENCES.theme),
  timeFormat: v.fallback(v.picklist(TIME_FORMATS), DEFAULT_PREFERENCES.timeFormat),
  mostRows: v.fallback(v.picklist(MAX_ROWS_CHOICES), DEFAULT_PREFERENCES.mostRows),
  badge: v.fallback(
    v.union([v.picklist(BADGES), v.pipe(v.boolean(), v.transform(badgeFromLegacySwitch))]),
    DEFAULT_PREFERENCES.badge,
  ),
})

/** User preferences. All windows and the background apply changes without a reload. */
export const preferences = defineSetting('preferences', schema, DEFAULT_PREFERENCES)
