import { promisifyRequest } from 'idb-keyval'
import type { Check } from '../core/storage/check'
import { type AsideValue, parseAside } from '../core/storage/fault'
import type { IndexedDatabase } from './indexed-database'

/** Prefix of the keys of values that were set aside. */
const ASIDE = 'aside:'

/**
 * Values in a database that are checked whenever they are read. An unreadable part is set aside: it moves to a key of
 * its own, where nothing overwrites it, until the user deletes it. Functions reject when the database cannot be opened,
 * read or written.
 */
export class CheckedStore {
  private readonly database: IndexedDatabase

  constructor(database: IndexedDatabase) {
    this.database = database
  }

  /** Returns the readable parts of a value, or undefined, and sets the others aside. */
  async read<T>(key: string, check: Check<T>): Promise<T | undefined> {
    const stored = await this.database.use('readonly', (all) => promisifyRequest<unknown>(all.get(key)))
    const checked = check(stored)
    if (checked.unreadable.length > 0) await this.update(key, check, (readable) => readable)
    return checked.value
  }

  /**
   * Replaces the readable parts of a value with the result of `change`, in one transaction, and sets the others aside.
   * Deletes the value if the result is undefined.
   */
  update<T>(key: string, check: Check<T>, change: (readable: T | undefined) => T | undefined): Promise<void> {
    return this.database.use('readwrite', async (all) => {
      const { value, unreadable } = check(await promisifyRequest<unknown>(all.get(key)))
      for (const part of unreadable) all.put({ of: key, ...part }, `${ASIDE}${crypto.randomUUID()}`)
      const next = change(value)
      if (next === undefined) all.delete(key)
      else all.put(next, key)
      await promisifyRequest(all.transaction)
    })
  }

  /** Returns the values that were set aside, by their keys. */
  asides(): Promise<ReadonlyMap<string, AsideValue>> {
    return this.database.use('readonly', async (all) => {
      const keys = (await promisifyRequest(all.getAllKeys())).filter(isAsideKey)
      const values = await Promise.all(keys.map((key) => promisifyRequest<unknown>(all.get(key))))
      return new Map(keys.map((key, index) => [key, parseAside(values[index])]))
    })
  }

  /** Deletes a value that was set aside. `more` returns further keys to delete, of all keys that are stored. */
  forgetAside(id: string, more: (keys: readonly string[]) => readonly string[] = () => []): Promise<void> {
    return this.database.use('readwrite', async (all) => {
      const keys = (await promisifyRequest(all.getAllKeys())).filter((key) => typeof key === 'string')
      if (isAsideKey(id)) all.delete(id)
      for (const key of more(keys)) all.delete(key)
      await promisifyRequest(all.transaction)
    })
  }

  /** Deletes everything, then stores `entries`, in one transaction. */
  clear(entries: readonly (readonly [string, unknown])[] = []): Promise<void> {
    return this.database.use('readwrite', async (all) => {
      all.clear()
      for (const [key, value] of entries) all.put(value, key)
      await promisifyRequest(all.transaction)
    })
  }
}

const isAsideKey = (key: IDBValidKey): key is string => typeof key === 'string' && key.startsWith(ASIDE)
