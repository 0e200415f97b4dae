import * as v from 'valibot'
import { MOST_ROWS, type Preferences, PREFERENCES, THEMES, TIME_FORMATS } from '../core/preferences'
import { defineSetting } from './setting'

const schema: v.GenericSchema<Preferences> = v.object({
  theme: v.fallback(v.picklist(THEMES), PREFERENCES.theme),
  timeFormat: v.fallback(v.picklist(TIME_FORMATS), PREFERENCES.timeFormat),
  mostRows: v.fallback(v.picklist(MOST_ROWS), PREFERENCES.mostRows),
  badge: v.fallback(v.boolean(), PREFERENCES.badge),
})

/** The preferences. All windows, and the background, follow them without a reload. */
export const preferences = defineSetting('preferences', schema, PREFERENCES)
