import { effect } from '@preact/signals'
import { browser } from 'wxt/browser'
import { ALL_SETTINGS } from './all'
import { forgetChange, isPrivateContext, sharedChanges, watchChanges, writeCopy } from './private-settings'

/**
 * Shares the settings with private windows: keeps the copy that they read up to date, and stores the changes that they
 * make. Only the background of normal windows calls this. No-op unless the user allows the extension in private windows.
 * Rejects when the storage cannot be read or written.
 */
export async function shareSettings(): Promise<void> {
  if (isPrivateContext() || !(await browser.extension.isAllowedIncognitoAccess())) return
  await Promise.all(ALL_SETTINGS.map((setting) => setting.follow()))
  let storing = storeChanges()
  await storing
  watchChanges(() => {
    // If that fails, the changes stay there for the next time. Private windows use them meanwhile.
    storing = storing.then(storeChanges).catch(() => {})
  })
  effect(() => {
    const set = ALL_SETTINGS.filter((setting) => setting.value.value !== setting.fallback)
    const values = Object.fromEntries(set.map((setting) => [setting.key, setting.value.value]))
    // If there is no space left, private windows keep the settings of the earlier copy.
    writeCopy(values).catch(() => {})
  })
}

/** Stores the changes of private windows. The copy is written before the change is removed, so nothing flickers. */
async function storeChanges(): Promise<void> {
  for (const [key, change] of await sharedChanges()) {
    const setting = ALL_SETTINGS.find((one) => one.key === key)
    const { value } = change
    await (value === undefined ? setting?.reset() : setting?.write(setting.parse(value)))
    await forgetChange(key, change)
  }
}
