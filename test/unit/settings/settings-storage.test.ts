import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { readSettings, resetSettings } from '../../../settings/all'
import { listLayout } from '../../../settings/list-layout'
import { preferences } from '../../../settings/preferences'
import { mutedGoals } from '../../../settings/saved-filters'
import {
  forgetUnreadableSetting,
  readUnreadableSetting,
  recreateSettings,
  settingsFaults,
} from '../../../settings/settings-storage'
import { SETTINGS_DB, splitEntries, storeEntries } from '../../fixtures/console/fresh-database'

const UNSENT = { 'unsent:1': { captures: [] } }
const { local } = fakeBrowser.storage

beforeEach(() => fakeBrowser.reset())

describe('settings of earlier versions in storage.local', () => {
  it('move to the database once, and nothing else does', async () => {
    await local.set({ mutedGoals: ['page_view'], preferences: { theme: 'dark' }, ...UNSENT, other: 1 })
    const read = Object.fromEntries((await readSettings()).map(({ key, value }) => [key, value]))
    expect(read).toMatchObject({ mutedGoals: ['page_view'], preferences: { theme: 'dark' } })
    expect(await local.get()).toEqual({ ...UNSENT, other: 1 })
    expect((await splitEntries(SETTINGS_DB)).kept).toEqual({
      movedFromLocal: 'removed',
      mutedGoals: ['page_view'],
      preferences: { theme: 'dark' },
    })
  })

  it('set aside what cannot be read', async () => {
    await local.set({ mutedGoals: ['a', 7], listLayout: 'x' })
    expect(await mutedGoals.read()).toEqual(['a'])
    expect(await listLayout.read()).toEqual(listLayout.fallback)
    expect(new Set(settingsFaults.value.map((fault) => fault.kind === 'value' && fault.of))).toEqual(
      new Set(['listLayout', 'mutedGoals']),
    )
    expect(await local.get()).toEqual({})
  })

  it('are never read again, even if a content script writes them', async () => {
    expect(await mutedGoals.read()).toEqual([])
    const forged = { mutedGoals: ['purchase'], preferences: { badge: 'nothing' } }
    const expectIgnored = async () => {
      await local.set(forged)
      expect(await mutedGoals.read()).toEqual([])
      expect(await preferences.read()).toEqual(preferences.fallback)
    }
    await expectIgnored()
    await resetSettings()
    await expectIgnored()
    await recreateSettings()
    await expectIgnored()
  })

  it('move later if storage.local cannot be read now', async () => {
    await local.set({ mutedGoals: ['a'] })
    vi.spyOn(local, 'get').mockRejectedValueOnce(new Error('damaged'))
    await expect(mutedGoals.read()).rejects.toThrow('damaged')
    expect(await mutedGoals.read()).toEqual(['a'])
  })

  it('are removed later if they cannot be now, and are not read again', async () => {
    await local.set({ mutedGoals: ['a'] })
    vi.spyOn(local, 'remove').mockRejectedValueOnce(new Error('busy'))
    await expect(mutedGoals.read()).rejects.toThrow('busy')
    await local.set({ mutedGoals: ['forged'] })
    expect(await mutedGoals.read()).toEqual(['a'])
    expect(await local.get()).toEqual({})
  })
})

describe('unreadable settings', () => {
  it('can be read and deleted one by one', async () => {
    await storeEntries(SETTINGS_DB, { mutedGoals: 'x', listLayout: 1, preferences: { theme: 'dark' } })
    await readSettings()
    const [fault, other] = settingsFaults.value
    if (fault?.kind !== 'value' || other?.kind !== 'value') throw new Error('two values expected')
    expect(await readUnreadableSetting(fault.id)).toBe(fault.of === 'mutedGoals' ? 'x' : 1)
    await forgetUnreadableSetting(fault.id)
    expect(settingsFaults.value).toEqual([other])
    expect(await readUnreadableSetting(fault.id)).toBeUndefined()
    expect((await preferences.read()).theme).toBe('dark')
  })

  it('cannot delete anything else by their id', async () => {
    await mutedGoals.write(['a'])
    await forgetUnreadableSetting('mutedGoals')
    expect(await mutedGoals.read()).toEqual(['a'])
  })
})

describe('resetSettings', () => {
  it('deletes all settings, also unreadable ones, and everything in storage.local', async () => {
    await storeEntries(SETTINGS_DB, { mutedGoals: 'x' })
    await readSettings()
    await preferences.write({ ...preferences.fallback, theme: 'dark' })
    await local.set(UNSENT)
    await resetSettings()
    expect(await splitEntries(SETTINGS_DB)).toEqual({ kept: { movedFromLocal: 'removed' }, aside: [] })
    expect(settingsFaults.value).toEqual([])
    expect(preferences.value.value).toEqual(preferences.fallback)
    expect(await local.get()).toEqual({})
  })
})
