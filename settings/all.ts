import type { KnownSetting } from '../core/settings-file/settings-file'
import { mutedGoals, savedFilters } from './saved-filters'
import { rulesOff, silences, thresholds } from './finding-settings'
import { listLayout } from './list-layout'
import { preferences } from './preferences'
import { forgetSettings } from './settings-storage'
import type { Setting } from './setting'

/** A setting with a value of any type. */
interface AnySetting extends KnownSetting {
  /** Parses and stores a value. Rejects when it cannot be written. */
  readonly write: (value: unknown) => Promise<void>
}

/** All settings, in the order of the options page. */
export const ALL_SETTINGS: readonly Setting<unknown>[] = [
  preferences,
  listLayout,
  savedFilters,
  mutedGoals,
  rulesOff,
  silences,
  thresholds,
] as unknown as readonly Setting<unknown>[]

/** Deletes all settings, also those that cannot be read. Rejects when the storage cannot be written. */
export async function resetSettings(): Promise<void> {
  await forgetSettings()
  await Promise.all(ALL_SETTINGS.map((setting) => setting.reset()))
}

/** Reads the settings that are exported and imported. Rejects when the storage cannot be read. */
export const readSettings = (): Promise<AnySetting[]> => Promise.all(ALL_SETTINGS.map(withValue))

async function withValue<T>(setting: Setting<T>): Promise<AnySetting> {
  return {
    key: setting.key,
    value: await setting.read(),
    parse: setting.parse,
    write: (value) => setting.write(setting.parse(value)),
  }
}
