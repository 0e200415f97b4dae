import { describe, expect, it } from 'vitest'
import { DEFAULT_PREFERENCES } from '../../../core/preferences'
import { preferences } from '../../../settings/preferences'
import { SETTINGS_DB, storeEntries } from '../../fixtures/console/fresh-database'

describe('preferences', () => {
  it('keep valid fields when another field has an unknown value', async () => {
    await storeEntries(SETTINGS_DB, {
      preferences: { theme: 'dark', timeFormat: 'sundial', mostRows: 7, badge: 'often' },
    })
    expect(await preferences.read()).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark' })
    await storeEntries(SETTINGS_DB, { preferences: { theme: 'sepia', badge: 'errors' } })
    expect(await preferences.read()).toEqual({ ...DEFAULT_PREFERENCES, badge: 'errors' })
  })

  it.each([
    [true, 'unknown'],
    [false, 'nothing'],
  ] as const)('read the boolean badge of an earlier version: %s', async (on, badge) => {
    await storeEntries(SETTINGS_DB, { preferences: { badge: on } })
    expect((await preferences.read()).badge).toBe(badge)
  })
})
