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

// Lists of 50,000, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })
afterEach(() => vi.unstubAllGlobals())

/** Reads the metrics, which have no archive apart. */
async function read(respond: Respond) {
  const requests = stubConsole(respond)
  const list = await fetchList('metrics', ACCESS, {
    signal: new AbortController().signal,
    onProgress: () => {},
  })
  return { list, requests: requests.length }
}
const never = consoleWith({})

describe('how often a list is read', () => {
  it.each([
    ['of one page', 200, 1],
    ['of none', 0, 1],
    ['of two pages', 201, 4],
  ])('%s', async (_, count, times) => {
    const { list, requests } = await read(consoleWith({ metrics: itemsOf(count) }))
    expect(list).toMatchObject({ complete: true, gap: null, failure: null })
    expect(list.items).toHaveLength(count)
    expect(requests).toBe(times)
  })

  it('again when an entry goes while it is read, until it stays', async () => {
    const all = itemsOf(30)
    let requests = 0
    const { list } = await read((_, url) => {
      requests++
      // The first goes; the eleventh is now on the page already read.
      if (requests === 2) all.shift()
      return paged('metrics', url, all, { clamp: 10 })
    })
    expect(list.complete).toBe(true)
    expect(list.items.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  })

  it('four times, and no more, when it never stays', async () => {
    const all = itemsOf(30)
    const { list, requests } = await read((_, url) => {
      // Each reading sees as many as are counted, one of which has gone since.
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

describe('a list that is not given whole', () => {
  it('ends early', async () => {
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

  it('is one page again and again: no more is asked than to see that', async () => {
    const { list, requests } = await read(() => listPage('metrics', itemsOf(200), { total: 1e9 }))
    expect(list).toMatchObject({ complete: false, gap: { key: 'consoleAnswer.incomplete' } })
    expect(requests).toBe(8)
  })

  it('has more than fifty thousand', async () => {
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

  it('has them on one page', async () => {
    const { list, requests } = await read(() => listPage('metrics', itemsOf(60_000)))
    expect(list).toMatchObject({ complete: false, gap: { key: 'consoleAnswer.tooManyEntries' } })
    expect(list.items).toHaveLength(50_000)
    expect(requests).toBe(1)
  })

  it('has names that are too long together', async () => {
    let last = 0
    const { list, requests } = await read(() => {
      last++
      return listPage('metrics', [{ id: last, name: 'x'.repeat(10 * 1024 * 1024) }], { total: 100 })
    })
    expect(list.gap).toEqual({ key: 'consoleAnswer.tooManyEntries', values: { list: 'metrics', most: 3 } })
    expect(requests).toBe(3)
  })

  it('cannot be read at all', async () => {
    const { list } = await read((of, url, init) =>
      of === 'metrics' ? jsonResponse({}, 403) : never(of, url, init),
    )
    expect(list).toMatchObject({ items: [], complete: false, failure: { problem: list.gap } })
  })
})
