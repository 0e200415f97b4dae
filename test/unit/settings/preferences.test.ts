import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { PREFERENCES } from '../../../core/preferences'
import { preferences } from '../../../settings/preferences'

beforeEach(() => fakeBrowser.reset())

describe('the preferences', () => {
  it('keep what is good where one of them is of another version', async () => {
    await fakeBrowser.storage.local.set({
      preferences: { theme: 'dark', timeFormat: 'sundial', mostRows: 7, badge: 'often' },
    })
    expect(await preferences.read()).toEqual({ ...PREFERENCES, theme: 'dark' })
    await fakeBrowser.storage.local.set({ preferences: { theme: 'sepia', badge: false } })
    expect(await preferences.read()).toEqual({ ...PREFERENCES, badge: false })
  })
})
