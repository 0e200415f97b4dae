/** A change of a setting survives the window that made it, and never restores an older value. */
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { DEFAULT_PREFERENCES } from '../../../core/preferences'
import { leaveChange, removeChange } from '../../../settings/pending-changes'
import { preferences } from '../../../settings/preferences'
import { mutedGoals } from '../../../settings/saved-filters'
import { forgetSettings, recreateSettings, settingsFaults } from '../../../settings/settings-storage'
import {
  brokenDatabase,
  freshDatabase,
  SETTINGS_DB,
  splitEntries,
  storeEntries,
} from '../../fixtures/console/fresh-database'

const { session } = fakeBrowser.storage
/** The same area. The overloads of its types say that `get` returns nothing. */
const reading = session as unknown as { get(keys: unknown): Promise<object> }
const PENDING = 'pending-setting:mutedGoals'
const stored = async () => (await splitEntries(SETTINGS_DB)).kept['mutedGoals']

/** Returns the settings of another window, with modules of its own. */
async function openWindow() {
  vi.resetModules()
  const filters = await import('../../../settings/saved-filters')
  const { preferences: preferencesThere } = await import('../../../settings/preferences')
  const pending = await import('../../../settings/pending-changes')
  return { mutedGoals: filters.mutedGoals, preferences: preferencesThere, pending }
}

beforeEach(() => fakeBrowser.reset())

describe('a change', () => {
  it('is in storage.session as soon as write() returns', async () => {
    const set = vi.spyOn(session, 'set')
    const writing = mutedGoals.write(['a'])
    expect(set).toHaveBeenCalledExactlyOnceWith({
      [PENDING]: { id: expect.any(String) as string, value: ['a'] },
    })
    await writing
    expect(await session.get()).toEqual({})
    expect(await stored()).toEqual(['a'])
  })

  it('is not undone by a window that still sees the change before it', async () => {
    const there = await openWindow()
    const set = session.set.bind(session)
    const slow = Promise.withResolvers<void>()
    await leaveChange('mutedGoals', ['first'])
    // oxlint-disable-next-line typescript/no-misused-promises -- the callback overload is not the one called
    vi.spyOn(session, 'set').mockImplementationOnce(async (items: object) => {
      await slow.promise
      await set(items)
    })
    const writing = mutedGoals.write(['second'])
    const readThere = there.mutedGoals.read()
    // Time for a write that does not wait for its change.
    await new Promise((resolve) => setTimeout(resolve, 50))
    slow.resolve()
    await Promise.all([writing, readThere])
    expect(await stored()).toEqual(['second'])
  })

  it('is written by the next window that reads the setting, if its own is gone', async () => {
    await mutedGoals.write(['older'])
    await leaveChange('mutedGoals', ['a'])
    const there = await openWindow()
    expect(await there.mutedGoals.read()).toEqual(['a'])
    expect(await stored()).toEqual(['a'])
    await leaveChange('mutedGoals', undefined)
    expect(await there.mutedGoals.read()).toEqual([])
    expect(await stored()).toBeUndefined()
  })

  it('is written by windows that are open already, if its own is gone', async () => {
    const [here, there] = [await openWindow(), await openWindow()]
    await there.mutedGoals.follow()
    // The window that writes gets no further than this.
    vi.spyOn(navigator.locks, 'request').mockImplementationOnce(() => new Promise(() => {}))
    void here.mutedGoals.write(['a'])
    await vi.waitFor(() => expect(there.mutedGoals.value.value).toEqual(['a']))
    expect(await stored()).toEqual(['a'])
  })

  it('does not restore an older value after a newer change', async () => {
    await leaveChange('mutedGoals', ['left behind'])
    await mutedGoals.write(['newer'])
    const there = await openWindow()
    expect(await there.mutedGoals.read()).toEqual(['newer'])
    expect(await session.get()).toEqual({})
  })

  it('stays until the newest change of its window is written', async () => {
    const remove = vi.spyOn(session, 'remove')
    await Promise.all([mutedGoals.write(['a']), mutedGoals.write(['a', 'b'])])
    expect(remove).toHaveBeenCalledOnce()
    expect(await stored()).toEqual(['a', 'b'])
  })

  it('stays if it is made while an older one of its window is removed', async () => {
    const id = await leaveChange('mutedGoals', ['a'])
    const get = reading.get.bind(reading)
    vi.spyOn(reading, 'get').mockImplementationOnce(async (keys) => {
      const found = await get(keys)
      await leaveChange('mutedGoals', ['b'])
      return found
    })
    await removeChange('mutedGoals', id)
    expect(await mutedGoals.read()).toEqual(['b'])
  })

  it('stays if another window makes it while an older one is written', async () => {
    const there = await openWindow()
    const writing = mutedGoals.write(['a'])
    await there.pending.leaveChange('mutedGoals', ['b'])
    await writing
    expect(await session.get(PENDING)).toMatchObject({ [PENDING]: { value: ['b'] } })
    expect(await mutedGoals.read()).toEqual(['b'])
  })

  it('is not written over a newer one that is stored meanwhile', async () => {
    await leaveChange('mutedGoals', ['left behind'])
    const there = await openWindow()
    const get = reading.get.bind(reading)
    let [calls, writing] = [0, Promise.resolve()]
    vi.spyOn(reading, 'get').mockImplementation(async (keys) => {
      const found = await get(keys)
      // The second time, the other window holds the lock. Without the lock, this write would end now.
      if (++calls !== 2) return found
      let isDone = false
      writing = mutedGoals.write(['newer']).then(() => void (isDone = true))
      await vi.waitFor(async () =>
        expect(isDone || (await navigator.locks.query()).pending?.length === 1).toBe(true),
      )
      return found
    })
    await there.mutedGoals.read()
    await writing
    expect(calls).toBeGreaterThan(2)
    expect(await mutedGoals.read()).toEqual(['newer'])
  })

  it.each([
    ['are deleted', forgetSettings],
    ['get an empty database', recreateSettings],
  ])('is dropped when all settings %s', async (_, action) => {
    await leaveChange('mutedGoals', ['a'])
    await action()
    expect(await session.get()).toEqual({})
    expect(await mutedGoals.read()).toEqual([])
  })

  it('is dropped when it cannot be written, as the user is told', async () => {
    brokenDatabase()
    await expect(mutedGoals.write(['a'])).rejects.toThrow('mutation')
    freshDatabase()
    expect(await session.get()).toEqual({})
    expect(await mutedGoals.read()).toEqual([])
  })

  it('is written without storage.session when that has no room', async () => {
    await leaveChange('mutedGoals', ['left behind'])
    vi.spyOn(session, 'set').mockRejectedValue(new Error('quota'))
    await mutedGoals.write(['a'])
    const there = await openWindow()
    expect(await there.mutedGoals.read()).toEqual(['a'])
    expect(await session.get()).toEqual({})
  })

  it('loses no part that cannot be read', async () => {
    await leaveChange('mutedGoals', ['a', 7])
    expect(await mutedGoals.read()).toEqual(['a'])
    expect(settingsFaults.value).toMatchObject([{ of: 'mutedGoals', entries: 1 }])
    // Reading again sets nothing aside a second time.
    expect(await mutedGoals.read()).toEqual(['a'])
    expect((await splitEntries(SETTINGS_DB)).aside).toEqual([{ of: 'mutedGoals', value: [7], entries: 1 }])
  })

  it.each([
    ['a string', 'x'],
    ['no object', 5],
    ['an object without id', { value: ['a'] }],
    ['null', null],
  ])('is ignored if it is %s', async (_, change) => {
    await storeEntries(SETTINGS_DB, { mutedGoals: ['kept'] })
    await session.set({ [PENDING]: change })
    expect(await mutedGoals.read()).toEqual(['kept'])
  })
})

describe('changes of several windows', () => {
  it('lose nothing when they concern different settings', async () => {
    const [here, there] = [await openWindow(), await openWindow()]
    const dark = { ...DEFAULT_PREFERENCES, theme: 'dark' as const }
    await Promise.all([
      ...['a', 'b', 'c'].map((name) => here.mutedGoals.write([name])),
      there.preferences.write(dark),
    ])
    expect(await mutedGoals.read()).toEqual(['c'])
    expect(await preferences.read()).toEqual(dark)
    expect(await session.get()).toEqual({})
  })

  it('end with the same value everywhere, the last one of some window', async () => {
    const here = await openWindow()
    const windows = [here, await openWindow(), await openWindow()]
    for (const one of windows) await one.mutedGoals.follow()
    /** A window writes, reads, or leaves a change and is gone before it can write it. */
    const step = fc.record({
      by: fc.constantFrom(...windows.keys()),
      kind: fc.constantFrom('write', 'read', 'leave', 'wait'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const running: Promise<unknown>[] = []
        const last = new Map<number, string>()
        for (const [index, { by, kind }] of steps.entries()) {
          const { mutedGoals: setting, pending } = windows[by] ?? here
          const value = `${by}: ${index}`
          if (kind === 'write' || kind === 'leave') last.set(kind === 'write' ? by : -1 - index, value)
          if (kind === 'write') running.push(setting.write([value]))
          else if (kind === 'leave') running.push(pending.leaveChange('mutedGoals', [value]))
          else if (kind === 'read') running.push(setting.read())
          else await Promise.all(running)
        }
        await Promise.all(running)
        const final = await mutedGoals.read()
        if (last.size > 0) expect([...last.values()]).toContain(final[0])
        for (const { mutedGoals: setting } of windows) {
          await setting.follow()
          expect(setting.value.value).toEqual(final)
        }
        expect((await stored()) ?? []).toEqual(final)
      }),
      { numRuns: 50 },
    )
  })
})
