import { browser } from 'wxt/browser'
import { isObject } from '../core/is-object'
import { SETTING_KEYS, type SettingKey } from '../core/storage/fault'

/**
 * Settings in private windows. There, the extension has no database that lasts: in Chromium, the instance for private
 * windows has an IndexedDB of its own, which starts empty; in Firefox, pages in private windows cannot open one at all.
 * `storage.session` is shared with the normal windows, and closed to content scripts. So the background of the normal
 * windows keeps a copy of the settings there, and a private window leaves its changes there for that background.
 */

/** Key of the copy: an object with the value of each setting that is not at its default. */
const COPY = 'settings'
/** Prefix of the keys of changes by private windows. */
const CHANGE = 'changed-setting:'

/** A change by a private window. Without a value, it resets the setting. */
interface SharedChange {
  readonly value?: unknown
}

/** Returns whether this window, or this instance of the background, belongs to private windows. */
export const isPrivateContext = (): boolean => (isPrivate ??= browser.extension?.inIncognitoContext ?? false)

let isPrivate: boolean | undefined

/** Returns a setting as private windows see it, not validated; undefined if it is not set. */
export async function readShared(key: SettingKey): Promise<unknown> {
  const stored: Readonly<Record<string, unknown>> = await browser.storage.session.get([COPY, CHANGE + key])
  const [change, copy] = [stored[CHANGE + key], stored[COPY]]
  if (isObject(change)) return change['value']
  return isObject(copy) ? copy[key] : undefined
}

/** Leaves a change for the background of normal windows. Undefined resets the setting. */
export async function writeShared(key: SettingKey, value: unknown): Promise<void> {
  const change: SharedChange = value === undefined ? {} : { value }
  await browser.storage.session.set({ [CHANGE + key]: change })
}

/** Calls a function when the copy, or a change by a private window, is stored or removed. */
export function watchShared(onChange: () => void): void {
  browser.storage.session.onChanged.addListener((changes) => {
    if (Object.keys(changes).some((key) => key === COPY || key.startsWith(CHANGE))) onChange()
  })
}

/** Calls a function when a private window has changed a setting. */
export function watchChanges(onChange: () => void): void {
  browser.storage.session.onChanged.addListener((changes) => {
    if (
      Object.entries(changes).some(([key, { newValue }]) => key.startsWith(CHANGE) && newValue !== undefined)
    )
      onChange()
  })
}

/** Replaces the copy. */
export const writeCopy = (values: Readonly<Record<string, unknown>>): Promise<void> =>
  browser.storage.session.set({ [COPY]: values })

/** Returns the changes that private windows have left, by setting. */
export async function sharedChanges(): Promise<ReadonlyMap<SettingKey, SharedChange>> {
  const stored: Readonly<Record<string, unknown>> = await browser.storage.session.get(
    SETTING_KEYS.map((key) => CHANGE + key),
  )
  return new Map(
    SETTING_KEYS.flatMap((key) => {
      const change = stored[CHANGE + key]
      return isObject(change) ? [[key, change] as const] : []
    }),
  )
}

/** Removes a change that has been stored, unless a private window has changed the setting again. */
export async function forgetChange(key: SettingKey, change: SharedChange): Promise<void> {
  const current = (await sharedChanges()).get(key)
  if (JSON.stringify(current) === JSON.stringify(change)) await browser.storage.session.remove(CHANGE + key)
}
