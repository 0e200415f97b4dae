import { type ReadonlySignal, signal } from '@preact/signals'
import type * as v from 'valibot'
import { type Check, checkFields, checkList, type FieldSchemas } from '../core/storage/check'
import type { SettingKey } from '../core/storage/fault'
import { readSetting, watchSettings, writeSetting } from './settings-storage'

/**
 * A user setting, stored in the extension's database and synchronized across all windows. It must not hold credentials,
 * since a settings file contains all settings, nor data seen on a page, unless the user has chosen to save it.
 */
export interface Setting<T> {
  /** Name in the storage and in settings files. */
  readonly key: SettingKey
  readonly fallback: T
  /** Returns the parts of a value that match the schema, and the fallback for the others. */
  readonly parse: (value: unknown) => T
  /** Current value. It starts as the fallback; {@link follow} and {@link write} update it. */
  readonly value: ReadonlySignal<T>
  /**
   * Reads the stored value and keeps `value` up to date from then on. Rejects when the storage cannot be read; `value`
   * is still updated once it can be read again.
   */
  readonly follow: () => Promise<void>
  /** Rejects when the storage cannot be read. */
  readonly read: () => Promise<T>
  /**
   * Updates `value` immediately, then the storage. Rejects when the storage cannot be written; in this window, `value`
   * then still has the new value.
   */
  readonly write: (value: T) => Promise<void>
  /** Removes the stored value and resets `value` to the fallback. */
  readonly reset: () => Promise<void>
}

/** A setting that is a list. */
export interface ListSetting<T> extends Setting<readonly T[]> {
  /** Returns whether a list is valid: all its entries, and their number. */
  readonly isValid: (value: readonly T[]) => boolean
}

/** Defines a setting that is an object. An invalid field gets its default and does not affect the others. */
export const defineSetting = <T extends object>(
  key: SettingKey,
  schemas: FieldSchemas<T>,
  defaults: T,
): Setting<T> => define(key, checkFields(schemas, defaults), defaults)

/** Defines a setting that is a list, empty by default. An invalid entry does not affect the others. */
export function defineListSetting<T>(
  key: SettingKey,
  entry: v.GenericSchema<unknown, T>,
  max: number,
): ListSetting<T> {
  const check = checkList(entry, max)
  return { ...define(key, check, []), isValid: (value) => check(value).unreadable.length === 0 }
}

function define<T>(key: SettingKey, check: Check<T>, fallback: T): Setting<T> {
  const value = signal(fallback)
  const read = async () => (await readSetting(key, check)) ?? fallback
  /** Skips values that are equal: a window is also notified of its own writes. */
  const take = (next: T) => {
    if (JSON.stringify(next) !== JSON.stringify(value.value)) value.value = next
  }
  let [following, writing, writes] = [false, 0, 0]
  /** Reads the value, and drops the result if this window has written meanwhile: it may be older. */
  const update = async () => {
    const before = writes
    const next = await read()
    if (writing === 0 && writes === before) take(next)
  }
  /**
   * Writes a value and ignores notifications until that is done: one may arrive when the next write is already under
   * way, and would restore the older value for a moment.
   */
  const keep = async (shown: T, stored: T | undefined) => {
    take(shown)
    writing++
    writes++
    try {
      await writeSetting(key, check, stored)
    } finally {
      writing--
    }
    // Another window may have written in between.
    await update()
  }
  return {
    key,
    fallback,
    parse: (stored) => check(stored).value ?? fallback,
    value,
    read,
    async follow() {
      // A setting that cannot be read keeps its value; `settingsFaults` has the reason.
      if (!following) watchSettings(() => void update().catch(() => {}))
      following = true
      await update()
    },
    write: (next) => keep(next, next),
    reset: () => keep(fallback, undefined),
  }
}
