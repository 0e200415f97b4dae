import * as v from 'valibot'
import {
  BADGES,
  badgeOfSwitch,
  MOST_ROWS,
  type Preferences,
  PREFERENCES,
  THEMES,
  TIME_FORMATS,
} from '../core/preferences'
import { defineSetting } from './setting'

const schema: v.GenericSchema<unknown, Preferences> = v.object({
  theme: v.fallback(v.picklist(THEMES), PREFERENCES.theme),
  timeFormat: v.fallback(v.picklist(TIME_FORMATS), PREFERENCES.timeFormat),
  mostRows: v.fallback(v.picklist(MOST_ROWS), PREFERENCES.mostRows),
  badge: v.fallback(
    v.union([v.picklist(BADGES), v.pipe(v.boolean(), v.transform(badgeOfSwitch))]),
    PREFERENCES.badge,
  ),
})

/** The preferences. All windows, and the background, follow them without a reload. */
export const preferences = defineSetting('preferences', schema, PREFERENCES)
