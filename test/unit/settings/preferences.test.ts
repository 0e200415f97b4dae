import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { DEFAULT_PREFERENCES } from '../../../core/preferences'
import { preferences } from '../../../settings/preferences'

beforeEach(() => fakeBrowser.reset())

describe('the preferences', () => {
  it('keep what is good where one of them is of another version', async () => {
    await fakeBrowser.storage.local.set({
      preferences: { theme: 'dark', timeFormat: 'sundial', mostRows: 7, badge: 'often' },
    })
    expect(await preferences.read()).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark' })
    await fakeBrowser.storage.local.set({ preferences: { theme: 'sepia', badge: 'errors' } })
    expect(await preferences.read()).toEqual({ ...DEFAULT_PREFERENCES, badge: 'errors' })
  })

  it.each([
    [true, 'unknown'],
    [false, 'nothing'],
  ] as const)('keep what was chosen by the switch that the badge was at first: %s', async (on, badge) => {
    await fakeBrowser.storage.local.set({ preferences: { badge: on } })
    expect((await preferences.read()).badge).toBe(badge)
  })
})
