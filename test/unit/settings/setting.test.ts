import * as v from 'valibot'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { defineSetting } from '../../../settings/setting'

const schema = v.object({
  size: v.fallback(v.number(), 1),
  names: v.fallback(v.array(v.string()), []),
})
const define = () => defineSetting('sample', schema, { size: 1, names: [] })

beforeEach(() => fakeBrowser.reset())

describe('defineSetting', () => {
  it('returns the fallback before a write and after a reset', async () => {
    const setting = define()
    expect(await setting.read()).toEqual({ size: 1, names: [] })
    await setting.write({ size: 2, names: ['a'] })
    expect(await setting.read()).toEqual({ size: 2, names: ['a'] })
    await setting.reset()
    expect(await setting.read()).toEqual({ size: 1, names: [] })
    expect(await fakeBrowser.storage.local.get()).toEqual({})
  })

  it('updates other windows immediately', async () => {
    const [here, there] = [define(), define()]
    await there.follow()
    await here.write({ size: 3, names: [] })
    expect(there.value.value).toEqual({ size: 3, names: [] })
    await here.reset()
    expect(there.value.value).toEqual({ size: 1, names: [] })
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
    ['an object with an invalid field', { size: 'big', names: ['a'] }, { size: 1, names: ['a'] }],
    ['a value of the wrong type', 'nonsense', { size: 1, names: [] }],
  ])('replaces only the invalid parts of %s', async (_, stored, expected) => {
    await fakeBrowser.storage.local.set({ sample: stored })
    const setting = define()
    await setting.follow()
    expect(setting.value.value).toEqual(expected)
  })

  it('rejects when a write fails, but keeps the new value in this window', async () => {
    const setting = define()
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('quota'))
    await expect(setting.write({ size: 9, names: [] })).rejects.toThrow('quota')
    expect(setting.value.value.size).toBe(9)
    expect(await setting.read()).toEqual({ size: 1, names: [] })
  })
})
