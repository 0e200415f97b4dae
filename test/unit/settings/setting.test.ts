import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { defineListSetting, defineSetting } from '../../../settings/setting'
import { settingsFaults } from '../../../settings/settings-storage'
import {
  brokenDatabase,
  freshDatabase,
  hangingDatabase,
  SETTINGS_DB,
  splitEntries,
  storeEntries,
} from '../../fixtures/console/fresh-database'

const schemas = { size: v.number(), names: v.array(v.string()) }
const DEFAULTS = { size: 1, names: [] as string[] }
const define = () => defineSetting('preferences', schemas, DEFAULTS)

/** Defines the same setting in another window, with modules of its own. */
async function defineElsewhere() {
  vi.resetModules()
  const { defineSetting: defineThere } = await import('../../../settings/setting')
  return defineThere('preferences', schemas, DEFAULTS)
}

describe('defineSetting', () => {
  it('returns the fallback before a write and after a reset', async () => {
    const setting = define()
    expect(await setting.read()).toEqual(DEFAULTS)
    await setting.write({ size: 2, names: ['a'] })
    expect(await setting.read()).toEqual({ size: 2, names: ['a'] })
    await setting.reset()
    expect(await setting.read()).toEqual(DEFAULTS)
    expect((await splitEntries(SETTINGS_DB)).kept).toEqual({ movedFromLocal: 'removed' })
  })

  it('updates other windows without a reload', async () => {
    const [here, there] = [define(), await defineElsewhere()]
    await Promise.all([here.follow(), there.follow()])
    await here.write({ size: 3, names: [] })
    await vi.waitFor(() => expect(there.value.value).toEqual({ size: 3, names: [] }))
    await there.write({ size: 4, names: [] })
    await vi.waitFor(() => expect(here.value.value).toEqual({ size: 4, names: [] }))
    await here.reset()
    await vi.waitFor(() => expect(there.value.value).toEqual(DEFAULTS))
  })

  it('never reverts to an earlier value during concurrent writes', async () => {
    const setting = define()
    await setting.follow()
    const seen: number[] = []
    setting.value.subscribe(({ size }) => seen.push(size))
    await Promise.all([2, 3, 4].map((size) => setting.write({ size, names: [] })))
    expect(seen).toEqual([1, 2, 3, 4])
    expect(await setting.read()).toEqual({ size: 4, names: [] })
  })

  it.each([
    [
      'an object with an invalid field',
      { size: 'big', names: ['a'] },
      { size: 1, names: ['a'] },
      { of: 'preferences', value: { size: 'big' }, fields: ['size'] },
    ],
    ['a value of the wrong type', 'nonsense', DEFAULTS, { of: 'preferences', value: 'nonsense' }],
  ])('sets aside only the invalid parts of %s', async (_, stored, expected, aside) => {
    await storeEntries(SETTINGS_DB, { preferences: stored })
    const setting = define()
    await setting.follow()
    expect(setting.value.value).toEqual(expected)
    expect((await splitEntries(SETTINGS_DB)).aside).toEqual([aside])
    expect(settingsFaults.value).toMatchObject([{ database: 'settings', of: 'preferences' }])
    // A later write changes nothing about it.
    await setting.write({ size: 5, names: [] })
    expect((await splitEntries(SETTINGS_DB)).aside).toEqual([aside])
    expect(await setting.read()).toEqual({ size: 5, names: [] })
  })

  it('sets aside what a write would overwrite', async () => {
    const setting = define()
    await storeEntries(SETTINGS_DB, { preferences: 'nonsense' })
    await setting.write({ size: 5, names: [] })
    expect((await splitEntries(SETTINGS_DB)).aside).toEqual([{ of: 'preferences', value: 'nonsense' }])
  })

  it('rejects when a write fails, but keeps the new value in this window', async () => {
    const setting = define()
    brokenDatabase()
    await expect(setting.write({ size: 9, names: [] })).rejects.toThrow('mutation')
    expect(setting.value.value.size).toBe(9)
    freshDatabase()
    expect(await setting.read()).toEqual(DEFAULTS)
  })

  it('reports a database that cannot be opened, until it can be', async () => {
    const setting = define()
    brokenDatabase()
    await expect(setting.follow()).rejects.toThrow('mutation')
    expect(settingsFaults.value).toMatchObject([{ kind: 'database', database: 'settings' }])
    freshDatabase()
    await setting.read()
    expect(settingsFaults.value).toEqual([])
  })

  it('takes the stored value when a database that was given up opens late', async () => {
    await storeEntries(SETTINGS_DB, { preferences: { size: 7, names: [] } })
    vi.useFakeTimers()
    const { attempts, release } = hangingDatabase()
    const setting = define()
    const following = expect(setting.follow()).rejects.toThrow('3000 ms')
    await vi.advanceTimersByTimeAsync(3000)
    await following
    // A second attempt does not wait again.
    const before = attempts()
    await expect(setting.read()).rejects.toThrow('3000 ms')
    expect(attempts()).toBe(before)
    expect(settingsFaults.value).toMatchObject([
      { reason: { key: 'storage.reason.hangs', values: { ms: 3000 } } },
    ])
    vi.useRealTimers()
    release()
    await vi.waitFor(() => expect(setting.value.value.size).toBe(7))
    await vi.waitFor(() => expect(settingsFaults.value).toEqual([]))
  })
})

describe('defineListSetting', () => {
  const names = () => defineListSetting('mutedGoals', v.string(), 3)

  it('keeps the valid entries, up to the limit', async () => {
    await storeEntries(SETTINGS_DB, { mutedGoals: ['a', 1, 'b', null, 'c', 'd'] })
    expect(await names().read()).toEqual(['a', 'b', 'c'])
    expect((await splitEntries(SETTINGS_DB)).aside).toEqual([
      { of: 'mutedGoals', value: [1, null, 'd'], entries: 3 },
    ])
  })

  it('knows whether a list is valid', () => {
    expect(names().isValid(['a', 'b', 'c'])).toBe(true)
    expect(names().isValid(['a', 'b', 'c', 'd'])).toBe(false)
  })
})
