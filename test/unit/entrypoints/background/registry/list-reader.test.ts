import { afterEach, describe, expect, it, vi } from 'vitest'
import { fetchList } from '../../../../../entrypoints/background/registry/list-reader'
import {
  ACCESS,
  stubConsole,
  consoleWith,
  itemsOf,
  jsonResponse,
  paged,
  listPage,
  type Respond,
} from '../../../../fixtures/console/stub-console'

// Lists have up to 60,000 entries and CI machines can be slow.
vi.setConfig({ testTimeout: 60_000 })
afterEach(() => vi.unstubAllGlobals())

/** Fetches the metrics, which have no separate archive. */
async function read(respond: Respond) {
  const requests = stubConsole(respond)
  const list = await fetchList('metrics', ACCESS, {
    signal: new AbortController().signal,
    onProgress: () => {},
  })
  return { list, requests: requests.length }
}
const never = consoleWith({})

describe('fetchList, number of requests', () => {
  it.each([
    ['one page', 200, 1],
    ['an empty list', 0, 1],
    ['two pages', 201, 4],
  ])('reads %s', async (_, count, times) => {
    const { list, requests } = await read(consoleWith({ metrics: itemsOf(count) }))
    expect(list).toMatchObject({ complete: true, gap: null, failure: null })
    expect(list.items).toHaveLength(count)
    expect(requests).toBe(times)
  })

  it('reads again when an entry disappears meanwhile, until the list is stable', async () => {
    const all = itemsOf(30)
    let requests = 0
    const { list } = await read((_, url) => {
      requests++
      // The first entry disappears, so the eleventh moves to the page already read.
      if (requests === 2) all.shift()
      return paged('metrics', url, all, { clamp: 10 })
    })
    expect(list.complete).toBe(true)
    expect(list.items.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  })

  it('reads four times at most when the list is never stable', async () => {
    const all = itemsOf(30)
    const { list, requests } = await read((_, url) => {
      // Each pass gets as many entries as the total, but one of them is gone by then.
      if (url.searchParams.get('page') === '3') {
        all.shift()
        all.push({ id: (all.at(-1)?.id ?? 0) + 1, name: 'new' })
      }
      return paged('metrics', url, all, { clamp: 10 })
    })
    expect(list).toMatchObject({
      complete: false,
      gap: { key: 'consoleAnswer.changing', values: { list: 'metrics' } },
    })
    expect(requests).toBeLessThanOrEqual(16)
  })
})

describe('fetchList, incomplete lists', () => {
  it('reports a list that ends early', async () => {
    const { list, requests } = await read((_, url) =>
      url.searchParams.get('page') === '3'
        ? jsonResponse({ items: 10, page: 3, total: 30, metrics: [] })
        : paged('metrics', url, itemsOf(30), { clamp: 10 }),
    )
    expect(list).toMatchObject({
      complete: false,
      gap: { key: 'consoleAnswer.incomplete', values: { list: 'metrics', got: 20, total: 30 } },
    })
    expect(list.items).toHaveLength(20)
    expect(requests).toBe(12)
  })

  it('reports a console that repeats one page, after the fewest requests that show it', async () => {
    const { list, requests } = await read(() => listPage('metrics', itemsOf(200), { total: 1e9 }))
    expect(list).toMatchObject({ complete: false, gap: { key: 'consoleAnswer.incomplete' } })
    expect(requests).toBe(8)
  })

  it('stops after 50,000 entries', async () => {
    const { list, requests } = await read((_, url) => {
      const page = Number(url.searchParams.get('page'))
      const metrics = itemsOf(200).map(({ id, name }) => ({ id: page * 200 + id, name }))
      return jsonResponse({ items: 200, page, total: 1e6, metrics })
    })
    expect(list.gap).toEqual({
      key: 'consoleAnswer.tooManyEntries',
      values: { list: 'metrics', most: 50_000 },
    })
    expect(list.items).toHaveLength(50_000)
    expect(requests).toBe(250)
  })

  it('stops after 50,000 entries of a single page', async () => {
    const { list, requests } = await read(() => listPage('metrics', itemsOf(60_000)))
    expect(list).toMatchObject({ complete: false, gap: { key: 'consoleAnswer.tooManyEntries' } })
    expect(list.items).toHaveLength(50_000)
    expect(requests).toBe(1)
  })

  it('stops when the names are too long in total', async () => {
    let last = 0
    const { list, requests } = await read(() => {
      last++
      return listPage('metrics', [{ id: last, name: 'x'.repeat(10 * 1024 * 1024) }], { total: 100 })
    })
    expect(list.gap).toEqual({ key: 'consoleAnswer.tooManyEntries', values: { list: 'metrics', most: 3 } })
    expect(requests).toBe(3)
  })

  it('reports a list that cannot be read', async () => {
    const { list } = await read((of, url, init) =>
      of === 'metrics' ? jsonResponse({}, 403) : never(of, url, init),
    )
    expect(list).toMatchObject({ items: [], complete: false, failure: { problem: list.gap } })
  })
})
