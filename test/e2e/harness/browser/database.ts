/**
 * Reads and writes the extension's databases. The functions run in an extension page and use only their argument, so both
 * browsers can evaluate them: `page.evaluate(writeEntries, { database: WORKSPACES_DB, entries })`.
 */

/** The database of workspaces and the database of settings. Each has one object store, `settings`. */
export const WORKSPACES_DB = 'goalkeeper'
export const SETTINGS_DB = 'goalkeeper-settings'

interface Entries {
  readonly database: string
  readonly entries: Readonly<Record<string, unknown>>
}

/** Stores entries. Other entries stay. */
export async function writeEntries({ database, entries }: Entries): Promise<void> {
  const opening = indexedDB.open(database)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('settings'))
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const transaction = opening.result.transaction('settings', 'readwrite')
  for (const [key, value] of Object.entries(entries)) transaction.objectStore('settings').put(value, key)
  await new Promise((resolve) => transaction.addEventListener('complete', resolve))
  opening.result.close()
}

/** Returns all entries, also those that were set aside. */
export async function readEntries(database: string): Promise<Record<string, unknown>> {
  const opening = indexedDB.open(database)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('settings'))
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const store = opening.result.transaction('settings').objectStore('settings')
  const [keys, values] = [store.getAllKeys(), store.getAll()]
  await new Promise((resolve) => values.addEventListener('success', resolve))
  opening.result.close()
  return Object.fromEntries(keys.result.map((key, index) => [String(key), values.result[index] as unknown]))
}

/** Replaces a database with one of a later version, which has other object stores. */
export async function replaceWithLaterVersion(database: string): Promise<void> {
  const deleting = indexedDB.deleteDatabase(database)
  await new Promise((resolve) => deleting.addEventListener('success', resolve))
  const opening = indexedDB.open(database, 9)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('later'))
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  opening.result.close()
}

/**
 * Makes every attempt to open a database hang, until {@link endHang}: an upgrade waits for an open connection, and the
 * attempts wait for the upgrade.
 */
export async function makeHang(database: string): Promise<void> {
  const opening = indexedDB.open(database)
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  Object.assign(globalThis, { held: opening.result })
  const upgrading = indexedDB.open(database, opening.result.version + 1)
  upgrading.addEventListener('success', () => upgrading.result.close())
  await new Promise((resolve) => upgrading.addEventListener('blocked', resolve))
}

/** Closes the connection of {@link makeHang}. Runs in the same page. */
export function endHang(): void {
  const { held } = globalThis as unknown as { held: IDBDatabase }
  held.close()
}
