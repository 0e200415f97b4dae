import { createStore, delMany, entries, setMany } from 'idb-keyval'
import { browser } from 'wxt/browser'

/** Storage for the records while the background is stopped. */
export interface RecordStore {
  readonly readAll: () => Promise<Readonly<Record<string, unknown>>>
  /** Rejects when there is no space left; then nothing is written. */
  readonly write: (items: Readonly<Record<string, unknown>>) => Promise<void>
  readonly remove: (keys: readonly string[]) => Promise<void>
}

const sessionStore: RecordStore = {
  readAll: () => browser.storage.session.get(null),
  write: (items) => browser.storage.session.set(items),
  remove: (keys) => browser.storage.session.remove([...keys]),
}

const database = () => createStore('goalkeeper-records', 'records')

const privateStore: RecordStore = {
  readAll: async () => Object.fromEntries(await entries<string, unknown>(database())),
  write: (items) => setMany(Object.entries(items), database()),
  remove: (keys) => delMany([...keys], database()),
}

/**
 * Returns the store for this instance of the extension. Normally that is `storage.session`, which is in memory. If
 * private windows have an instance of their own, that instance uses IndexedDB: both instances share `storage.session`,
 * and it keeps the data of closed private windows (seen in Chromium 156). IndexedDB is not shared. For private windows,
 * it is in memory too, and the browser deletes it when the last of them closes.
 */
export const recordStore = (): RecordStore =>
  browser.extension?.inIncognitoContext ? privateStore : sessionStore
