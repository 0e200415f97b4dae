import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { storage } from 'wxt/utils/storage'

/**
 * A user setting, stored in `storage.local` and synchronized across all windows. It must not hold credentials, since
 * content scripts can read this storage, nor data seen on a page, unless the user has chosen to save it.
 */
export interface Setting<T> {
  /** Name in the storage and in settings files. */
  readonly key: string
  readonly schema: v.GenericSchema<unknown, T>
  readonly fallback: T
  /** Returns the value if it matches the schema, and the fallback otherwise. */
  readonly parse: (value: unknown) => T
  /** Current value. It starts as the fallback; {@link follow} and {@link write} update it. */
  readonly value: ReadonlySignal<T>
  /** Reads the stored value and keeps `value` up to date from then on. Rejects when the storage cannot be read. */
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

/**
 * Defines a setting. A stored value that does not match the schema (because an older or newer version wrote it) counts
 * as unset. Give each field of an object a fallback in the schema, so that one invalid field does not discard the
 * others.
 */
export function defineSetting<T>(key: string, schema: v.GenericSchema<unknown, T>, fallback: T): Setting<T> {
  const item = storage.defineItem<unknown>(`local:${key}`)
  const value = signal(fallback)
  const parse = (stored: unknown): T => {
    const result = v.safeParse(schema, stored)
    return result.success ? result.output : fallback
  }
  const read = async () => parse(await item.getValue())
  /** Skips values that are equal: a window is also notified of its own writes. */
  const take = (next: T) => {
    if (JSON.stringify(next) !== JSON.stringify(value.value)) value.value = next
  }
  let [following, writing] = [false, 0]
  /**
   * Writes a value and ignores notifications until that is done: one may arrive when the next write is already under
   * way, and would restore the older value for a moment.
   */
  const keep = async (next: T, store: () => Promise<void>) => {
    value.value = next
    writing++
    try {
      await store()
    } finally {
      writing--
    }
    // Another window may have written in between.
    if (writing === 0) take(await read())
  }
  return {
    key,
    schema,
    fallback,
    parse,
    value,
    read,
    async follow() {
      if (!following) item.watch((stored) => writing === 0 && take(parse(stored)))
      following = true
      take(await read())
    },
    write: (next) => keep(next, () => item.setValue(next)),
    reset: () => keep(fallback, () => item.removeValue()),
  }
}
