import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { DEFAULT_PREFERENCES } from '../../../core/preferences'
import { SETTINGS_DB, splitEntries } from '../../fixtures/console/fresh-database'

const DARK = { ...DEFAULT_PREFERENCES, theme: 'dark' as const }
const LIGHT = { ...DEFAULT_PREFERENCES, theme: 'light' as const }
const { local, session } = fakeBrowser.storage

/** Returns the settings as a new window or background sees them, with modules of its own. */
async function openWindow(inIncognitoContext: boolean, isAllowed = true) {
  Object.assign(fakeBrowser, {
    extension: { inIncognitoContext, isAllowedIncognitoAccess: async () => isAllowed },
  })
  vi.resetModules()
  const { preferences } = await import('../../../settings/preferences')
  const { shareSettings } = await import('../../../settings/share-settings')
  const database = indexedDB
  // Firefox refuses to open a database in private windows.
  if (inIncognitoContext) Object.assign(globalThis, { indexedDB: undefined })
  await preferences.follow()
  Object.assign(globalThis, { indexedDB: database })
  return { preferences, shareSettings }
}

beforeEach(() => fakeBrowser.reset())

describe('settings in private windows', () => {
  // The first test, because windows of earlier tests would copy them.
  it('are not copied unless the user allows private windows', async () => {
    const here = await openWindow(false, false)
    await here.preferences.write(DARK)
    await here.shareSettings()
    expect(await session.get()).toEqual({})
  })

  it('are those of normal windows, also after changes', async () => {
    const here = await openWindow(false)
    await here.preferences.write(DARK)
    await here.shareSettings()
    const there = await openWindow(true)
    expect(there.preferences.value.value).toEqual(DARK)
    await here.preferences.write(LIGHT)
    await vi.waitFor(() => expect(there.preferences.value.value).toEqual(LIGHT))
  })

  it('change the settings of normal windows', async () => {
    const here = await openWindow(false)
    await here.shareSettings()
    const there = await openWindow(true)
    await there.preferences.write(DARK)
    await vi.waitFor(() => expect(here.preferences.value.value).toEqual(DARK))
    await vi.waitFor(async () => expect(await session.get()).toEqual({ settings: { preferences: DARK } }))
    expect((await splitEntries(SETTINGS_DB)).kept).toMatchObject({ preferences: DARK })
    await there.preferences.reset()
    await vi.waitFor(() => expect(here.preferences.value.value).toEqual(DEFAULT_PREFERENCES))
    expect(there.preferences.value.value).toEqual(DEFAULT_PREFERENCES)
  })

  it('change them when the background of normal windows starts, if it was stopped', async () => {
    const there = await openWindow(true)
    await there.preferences.write(DARK)
    expect(await there.preferences.read()).toEqual(DARK)
    const here = await openWindow(false)
    await here.shareSettings()
    expect(here.preferences.value.value).toEqual(DARK)
  })

  it('never come from storage.local, which content scripts can write', async () => {
    await local.set({ preferences: DARK })
    const there = await openWindow(true)
    expect(there.preferences.value.value).toEqual(DEFAULT_PREFERENCES)
    expect(await local.get()).toEqual({ preferences: DARK })
  })

  it('ignore shared values that cannot be read', async () => {
    await session.set({ settings: 'x', 'changed-setting:preferences': { value: 5 } })
    const there = await openWindow(true)
    expect(there.preferences.value.value).toEqual(DEFAULT_PREFERENCES)
  })
})
