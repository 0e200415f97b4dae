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

/** User preferences. All windows and the background apply changes without a reload. */
export const preferences = defineSetting<Preferences>(
  'preferences',
  {
    theme: v.picklist(THEMES),
    timeFormat: v.picklist(TIME_FORMATS),
    mostRows: v.picklist(MAX_ROWS_CHOICES),
    badge: v.union([v.picklist(BADGES), v.pipe(v.boolean(), v.transform(badgeFromLegacySwitch))]),
  },
  DEFAULT_PREFERENCES,
)
