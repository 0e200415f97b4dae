import { browser } from 'wxt/browser'
import { isObject } from '../core/is-object'
import { SETTING_KEYS, type SettingKey } from '../core/storage/fault'

/**
 * Changes of settings that may not be in the database yet. Writing there takes several steps, and the browser aborts
 * them when the window closes or reloads. A single call to `storage.session` is completed nevertheless, and content
 * scripts cannot reach that storage. So each change goes there first, and stays until the window has written it to the
 * database. If the window is gone by then, whoever reads the setting next writes it: the background, which follows all
 * settings, or another window.
 *
 * Nothing listens to `storage.session`: its events contain every change of every record.
 */

/** Prefix of the keys of pending changes, one for each setting. */
const PENDING = 'pending-setting:'
/** Web Lock that is held while a change is written, so that no window restores an older one. */
const LOCK = 'goalkeeper-settings'

/** A change of a setting. Without a value, it resets the setting. */
interface PendingChange {
  readonly id: string
  readonly value?: unknown
}

/** The last change of each setting by this window. */
const lastIds = new Map<SettingKey, string>()

/**
 * Leaves a change in `storage.session`, before it returns. The promise resolves to the id of the change once it is
 * there. Rejects when `storage.session` has no room for it.
 */
export async function leaveChange(key: SettingKey, value: unknown): Promise<string> {
  const id = crypto.randomUUID()
  lastIds.set(key, id)
  const change: PendingChange = value === undefined ? { id } : { id, value }
  // Without `await` before this line, the browser gets the change even if the window closes now.
  await browser.storage.session.set({ [PENDING + key]: change })
  return id
}

/** Returns the pending change of a setting, not validated; null if there is none. */
export async function pendingChange(key: SettingKey): Promise<PendingChange | null> {
  const stored: Readonly<Record<string, unknown>> = await browser.storage.session.get(PENDING + key)
  const change = stored[PENDING + key]
  return isObject(change) && typeof change['id'] === 'string' ? (change as unknown as PendingChange) : null
}

/** Removes a change that this window has written, unless the setting has been changed again. */
export async function removeChange(key: SettingKey, id: string): Promise<void> {
  const isLast = (await pendingChange(key))?.id === id
  // This window may have left another change meanwhile.
  if (isLast && lastIds.get(key) === id) await browser.storage.session.remove(PENDING + key)
}

/** Removes the pending changes of some settings, or of all, without writing them. */
export const dropChanges = (keys: readonly SettingKey[] = SETTING_KEYS): Promise<void> =>
  browser.storage.session.remove(keys.map((key) => PENDING + key))

/** Runs an action while no other window writes settings. */
export const exclusively = <T>(action: () => Promise<T>): Promise<T> => navigator.locks.request(LOCK, action)
