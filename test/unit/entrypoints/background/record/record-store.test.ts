import { beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { recordStore } from '../../../../../entrypoints/background/record/record-store'

const database = new Map<IDBValidKey, unknown>()
vi.mock('idb-keyval', () => ({
  createStore: () => {},
  entries: async () => [...database],
  setMany: async (items: [string, unknown][]) => items.forEach(([key, value]) => database.set(key, value)),
  delMany: async (keys: string[]) => keys.forEach((key) => database.delete(key)),
}))

const isPrivate = (inIncognitoContext: boolean) =>
  Object.assign(fakeBrowser, { extension: { inIncognitoContext } })

beforeEach(() => {
  fakeBrowser.reset()
  database.clear()
})

it.each([true, false])(
  'recordStore returns written values except removed ones (private: %s)',
  async (inIncognito) => {
    isPrivate(inIncognito)
    const store = recordStore()
    await store.write({ one: 1, two: { inner: [2] }, three: 3 })
    await store.write({ one: 'new' })
    await store.remove(['three', 'unheard-of'])
    expect(await recordStore().readAll()).toEqual({ one: 'new', two: { inner: [2] } })
  },
)

it('recordStore separates private windows from the others', async () => {
  isPrivate(true)
  await recordStore().write({ secret: 1 })
  expect(await fakeBrowser.storage.session.get(null)).toEqual({})
  isPrivate(false)
  expect(await recordStore().readAll()).toEqual({})
  await recordStore().write({ usual: 1 })
  isPrivate(true)
  expect(await recordStore().readAll()).toEqual({ secret: 1 })
})
