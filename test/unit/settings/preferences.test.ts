import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { DEFAULT_PREFERENCES } from '../../../core/preferences'
import { preferences } from '../../../settings/preferences'

beforeEach(() => fakeBrowser.reset())

describe('preferences', () => {
  it('keep valid fields when another field has an unknown value', async () => {
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
  ] as const)('read the boolean badge of an earlier version: %s', async (on, badge) => {
    await fakeBrowser.storage.local.set({ preferences: { badge: on } })
    expect((await preferences.read()).badge).toBe(badge)
  })
})
