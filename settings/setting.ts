import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { storage } from 'wxt/utils/storage'

/**
 * Something that somebody has chosen, kept in `storage.local` and the same in every window at once. No credential may be
 * one: a content script can read this storage. Nor may anything that was seen on a page, unless somebody has chosen it
 * to be kept.
 */
export interface Setting<T> {
  /** Its name in the storage and in the file of exported settings. */
  readonly key: string
  readonly schema: v.GenericSchema<unknown, T>
  readonly fallback: T
  /** What a value from outside counts as: the fallback where it has another shape. */
  readonly parse: (value: unknown) => T
  /** The value of the moment: what {@link follow} has read last, the fallback before. */
  readonly value: ReadonlySignal<T>
  /** Reads it, and keeps `value` true from then on. Rejects when the storage cannot be read. */
  readonly follow: () => Promise<void>
  /** Rejects when the storage cannot be read. */
  readonly read: () => Promise<T>
  /** `value` is the new one at once. Rejects when the storage cannot be written: it holds as long as this window then. */
  readonly write: (value: T) => Promise<void>
  /** Back to the fallback. */
  readonly reset: () => Promise<void>
}

/**
 * Defines a setting. What is stored and does not have this shape (of an older version, or of a newer one) counts as not
 * chosen: give each field of an object a fallback in the schema, so that one bad field does not cost the others.
 */
export function defineSetting<T>(key: string, schema: v.GenericSchema<unknown, T>, fallback: T): Setting<T> {
  const item = storage.defineItem<unknown>(`local:${key}`)
  const value = signal(fallback)
  const parse = (stored: unknown): T => {
    const result = v.safeParse(schema, stored)
    return result.success ? result.output : fallback
  }
  const read = async () => parse(await item.getValue())
  /** What is equal is no change: a window hears of its own writes too. */
  const take = (next: T) => {
    if (JSON.stringify(next) !== JSON.stringify(value.value)) value.value = next
  }
  let [following, writing] = [false, 0]
  /** The storage tells of each write when the next one may be under way: that would take its value back for a moment. */
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
