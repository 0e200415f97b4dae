import { signal, type ReadonlySignal } from '@preact/signals'
import { promisifyRequest } from 'idb-keyval'
import { browser } from 'wxt/browser'
import type { Check } from '../core/storage/check'
import { describeAside, SETTING_KEYS, type SettingKey, type StorageFault } from '../core/storage/fault'
import { CheckedStore } from './checked-store'
import { databaseReason, IndexedDatabase } from './indexed-database'
import { dropChanges, exclusively, leaveChange, pendingChange, removeChange } from './pending-changes'
import { isPrivateContext, readShared, watchShared, writeShared } from './private-settings'

/**
 * Storage of the settings. It is a database of the extension, which content scripts cannot reach. In private windows,
 * it is the copy in {@link readShared}.
 *
 * All functions reject when the storage cannot be read or written.
 */
const database = new IndexedDatabase('goalkeeper-settings', 'settings')
const store = new CheckedStore(database)

/**
 * Entry that is set once the settings of earlier versions have been moved from `storage.local`. From then on, they are
 * never read from there again, because content scripts can write to it.
 */
const MOVED = 'movedFromLocal'
type Moved = 'copied' | 'removed'

/** Channel that tells all windows and the background which settings have changed. */
const CHANNEL = 'goalkeeper-settings'
const listeners = new Set<() => void>()
let channel: BroadcastChannel | null = null
let moving: Promise<void> | null = null
let lastUpdate = 0

const faults = signal<readonly StorageFault[]>([])
/** Settings that cannot be read. Up to date after each read, and after changes in any window. */
export const settingsFaults: ReadonlySignal<readonly StorageFault[]> = faults

/** Returns the readable parts of a setting, or undefined, and sets the others aside. */
export async function readSetting<T>(key: SettingKey, check: Check<T>): Promise<T | undefined> {
  if (isPrivateContext()) return check(await readShared(key)).value
  try {
    await moveSettings()
    if (await pendingChange(key)) await exclusively(() => storePending(key, check))
    const value = await store.read(key, check)
    await updateFaults()
    return value
  } catch (error) {
    setFaults([{ kind: 'database', database: 'settings', reason: databaseReason(error) }])
    throw error
  }
}

/**
 * Stores a setting, or deletes it if the value is undefined, and tells all windows. The change is stored even if this
 * window closes immediately, see {@link leaveChange}.
 */
export async function writeSetting<T>(key: SettingKey, check: Check<T>, value: T | undefined): Promise<void> {
  if (isPrivateContext()) return writeShared(key, value)
  // Without room, an older change that is still there must not be written over this one.
  const leaving = leaveChange(key, value).catch(() => dropChanges([key]))
  // If this window closes now, the background and the other windows write the change.
  tellOthers()
  try {
    await exclusively(async () => {
      // Until this change has replaced an older one there, another window would restore the older one afterwards.
      await leaving
      await moveSettings()
      await store.update(key, check, () => value)
    })
  } finally {
    const id = await leaving
    if (id !== undefined) await removeChange(key, id)
  }
  announce()
}

/**
 * Writes the change that a window may have left behind. Only that window removes it, so that no newer one gets lost.
 */
async function storePending<T>(key: SettingKey, check: Check<T>): Promise<void> {
  const change = await pendingChange(key)
  if (!change) return
  const stored = await store.read(key, check)
  if (JSON.stringify(stored) === JSON.stringify(check(change.value).value)) return
  // The value is checked when it is read, which sets unreadable parts aside.
  await store.update(key, check, () => change.value as T | undefined)
}

/** Calls a function when settings may have changed in any window, or can be read again. */
export function watchSettings(onChange: () => void): void {
  if (listeners.size === 0) {
    if (isPrivateContext()) watchShared(notify)
    else openChannel().addEventListener('message', notify)
    database.onSettled = notify
  }
  listeners.add(onChange)
}

/** Deletes a setting that was set aside because it could not be read. */
export async function forgetUnreadableSetting(id: string): Promise<void> {
  await store.forgetAside(id)
  await updateFaults()
  announce()
}

/** Returns a setting that was set aside, as it was stored; undefined if it is gone. */
export const readUnreadableSetting = async (id: string): Promise<unknown> =>
  (await store.asides()).get(id)?.value

/** Deletes all settings, also those that were set aside, and everything in `storage.local`. */
export async function forgetSettings(): Promise<void> {
  if (isPrivateContext()) {
    await Promise.all(SETTING_KEYS.map((key) => writeShared(key, undefined)))
    return
  }
  const moved: Moved = 'removed'
  await dropChanges()
  // A database that cannot be used must not keep the user from deleting it.
  await store.clear([[MOVED, moved]]).catch(() => recreateSettings())
  await browser.storage.local.clear()
  await updateFaults()
  announce()
}

/** Deletes the database of the settings, which cannot be used, and creates an empty one. */
export async function recreateSettings(): Promise<void> {
  const moved: Moved = 'removed'
  await dropChanges()
  await database.recreate((all) => all.put(moved, MOVED))
  await updateFaults()
  announce()
}

/** Moves the settings of earlier versions from `storage.local`, unless that has been done. */
const moveSettings = (): Promise<void> =>
  (moving ??= moveFromLocal().finally(() => {
    moving = null
  }))

async function moveFromLocal(): Promise<void> {
  const moved = await database.use('readonly', (all) => promisifyRequest<unknown>(all.get(MOVED)))
  if (moved === ('removed' satisfies Moved)) return
  if (moved === undefined) await copyFromLocal()
  await browser.storage.local.remove([...SETTING_KEYS])
  await mark('removed')
}

async function copyFromLocal(): Promise<void> {
  const found: Readonly<Record<string, unknown>> = await browser.storage.local.get([...SETTING_KEYS])
  await database.use('readwrite', async (all) => {
    // Another window may have moved them meanwhile.
    if ((await promisifyRequest<unknown>(all.get(MOVED))) !== undefined) return
    // Values are checked when they are read, which sets unreadable parts aside.
    for (const key of SETTING_KEYS) if (found[key] !== undefined) all.put(found[key], key)
    all.put('copied' satisfies Moved, MOVED)
    await promisifyRequest(all.transaction)
  })
}

const mark = (moved: Moved): Promise<void> =>
  database.use('readwrite', (all) => {
    all.put(moved, MOVED)
    return promisifyRequest(all.transaction)
  })

async function updateFaults(): Promise<void> {
  const update = ++lastUpdate
  const asides = await store.asides()
  // Several reads may run at once. Only the last one has seen everything that the others have set aside.
  if (update === lastUpdate) setFaults([...asides].map(([id, aside]) => describeAside('settings', id, aside)))
}

function setFaults(next: readonly StorageFault[]): void {
  if (JSON.stringify(next) !== JSON.stringify(faults.value)) faults.value = next
}

const openChannel = (): BroadcastChannel => (channel ??= new BroadcastChannel(CHANNEL))

/** Tells all windows, and this one, because a channel does not deliver its own messages. */
function announce(): void {
  tellOthers()
  notify()
}

function tellOthers(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
  openChannel().postMessage(null)
}

function notify(): void {
  for (const onChange of listeners) onChange()
}
