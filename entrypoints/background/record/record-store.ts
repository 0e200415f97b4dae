import { createStore, delMany, entries, setMany } from 'idb-keyval'
import { browser } from 'wxt/browser'

/** Where the records are while the background is stopped. */
export interface RecordStore {
  readonly readAll: () => Promise<Readonly<Record<string, unknown>>>
  /** Rejects when there is no room; then nothing of it is written. */
  readonly write: (items: Readonly<Record<string, unknown>>) => Promise<void>
  readonly remove: (keys: readonly string[]) => Promise<void>
}

const session: RecordStore = {
  readAll: () => browser.storage.session.get(null),
  write: (items) => browser.storage.session.set(items),
  remove: (keys) => browser.storage.session.remove([...keys]),
}

const database = () => createStore('goalkeeper-records', 'records')

const ofPrivateWindows: RecordStore = {
  readAll: async () => Object.fromEntries(await entries<string, unknown>(database())),
  write: (items) => setMany(Object.entries(items), database()),
  remove: (keys) => delMany([...keys], database()),
}

/**
 * `storage.session`, which is memory. But where private windows have an instance of the extension of their own, both
 * have the same `storage.session`, and it keeps what a closed private window has left (seen in Chromium 156). There each
 * has an IndexedDB of its own, and that of private windows is memory too, and gone with the last of them.
 */
export const recordStore = (): RecordStore =>
  browser.extension?.inIncognitoContext ? ofPrivateWindows : session
