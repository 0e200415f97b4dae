import type { KnownSetting } from '../core/settings-file/settings-file'
import { mutedGoals, savedFilters } from './saved-filters'
import { rulesOff, silences, thresholds } from './finding-settings'
import { listLayout } from './list-layout'
import { preferences } from './preferences'
import type { Setting } from './setting'

/** A setting, whatever is kept in it. */
interface AnySetting extends KnownSetting {
  /** Takes a value that {@link KnownSetting.parse} has let through. Rejects when it cannot be written. */
  readonly write: (value: unknown) => Promise<void>
}

/** Everything that somebody has chosen is as if nobody had. Rejects when the storage cannot be written. */
export async function resetSettings(): Promise<void> {
  await Promise.all(
    [preferences, listLayout, savedFilters, mutedGoals, rulesOff, silences, thresholds].map((setting) =>
      setting.reset(),
    ),
  )
}

/** The settings that are exported and imported, as they are at the moment. Rejects when the storage cannot be read. */
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
