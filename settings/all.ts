import type { KnownSetting } from '../core/settings-file/settings-file'
import { mutedGoals, savedFilters } from './saved-filters'
import { rulesOff, silences, thresholds } from './finding-settings'
import { listLayout } from './list-layout'
import { preferences } from './preferences'
import type { Setting } from './setting'

/** A setting with a value of any type. */
interface AnySetting extends KnownSetting {
  /** Parses and stores a value. Rejects when it cannot be written. */
  readonly write: (value: unknown) => Promise<void>
}

/** Resets all settings to their defaults. Rejects when the storage cannot be written. */
export async function resetSettings(): Promise<void> {
  await Promise.all(
    [preferences, listLayout, savedFilters, mutedGoals, rulesOff, silences, thresholds].map((setting) =>
      setting.reset(),
    ),
  )
}

/** Reads the settings that are exported and imported. Rejects when the storage cannot be read. */
export const readSettings = (): Promise<AnySetting[]> =>
  Promise.all([
    withValue(preferences),
    withValue(listLayout),
    withValue(savedFilters),
    withValue(mutedGoals),
    withValue(rulesOff),
    withValue(silences),
    withValue(thresholds),
  ])

async function withValue<T>(setting: Setting<T>): Promise<AnySetting> {
  return {
    key: setting.key,
    value: await setting.read(),
    parse: setting.parse,
    write: (value) => setting.write(setting.parse(value)),
  }
}
