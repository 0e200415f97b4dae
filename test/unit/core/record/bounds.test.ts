import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Held, overflow } from '../../../../core/record/bounds'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

interface Item extends Held {
  readonly name: string
}
const held = (name: string, tabId: number, documentId: string, bytes: number): Item => ({
  name,
  tabId,
  documentId,
  bytes,
})
const namesOf = (items: readonly Item[]) => items.map(({ name }) => name)
const sum = (items: Iterable<Held>) => [...items].reduce((bytes, item) => bytes + item.bytes, 0)

describe('overflow', () => {
  it.each<[string, Item[], number, string[]]>([
    ['drops nothing from an empty record', [], 10, []],
    ['drops nothing when everything fits', [held('a', 1, 'd', 10)], 10, []],
    [
      'drops the oldest item when one byte is too many',
      [held('a', 1, 'd', 6), held('b', 1, 'd', 5)],
      10,
      ['a'],
    ],
    ['drops an item that can never fit', [held('a', 1, 'd', 11)], 10, ['a']],
    [
      'drops items of the larger tab',
      [held('quiet', 1, 'd', 4), held('a', 2, 'e', 4), held('b', 2, 'e', 4), held('c', 2, 'e', 4)],
      10,
      ['a', 'b'],
    ],
    [
      'drops items of the larger frame',
      [held('main', 1, 'd', 3), held('a', 1, 'e', 4), held('b', 1, 'e', 4), held('late', 1, 'd', 1)],
      10,
      ['a'],
    ],
    [
      'drops no more than necessary',
      [held('a', 1, 'd', 1), held('b', 1, 'd', 5), held('c', 1, 'd', 5)],
      10,
      ['a'],
    ],
  ])('%s', (_, items, max, gone) => {
    expect(namesOf(overflow(items, max))).toEqual(gone)
  })
})

describe('overflow, for any items', () => {
  const items = fc
    .array(
      fc.record({
        tabId: fc.integer({ min: 1, max: 4 }),
        documentId: fc.constantFrom('d', 'e', 'f'),
        bytes: fc.integer({ min: 1, max: 50 }),
      }),
      { maxLength: 60 },
    )
    .map((all) => all.map((item, index) => ({ ...item, name: String(index) })))
  const most = fc.nat(400)

  /** Runs `check` with all items, the dropped ones, and the limit. */
  const always = (check: (all: readonly Item[], gone: ReadonlySet<Item>, max: number) => void) =>
    fc.assert(fc.property(items, most, (all, limit) => check(all, new Set(overflow(all, limit)), limit)))

  it('makes the rest fit and drops no more than necessary', () => {
    always((all, gone, limit) => {
      const remaining = sum(all) - sum(gone)
      expect(remaining).toBeLessThanOrEqual(limit)
      const last = [...gone].at(-1)
      if (last) expect(remaining + last.bytes).toBeGreaterThan(limit)
    })
  })

  it('drops the oldest items of each document first', () => {
    always((all, gone) => {
      for (const queue of groups(all, ({ tabId, documentId }) => `${tabId} ${documentId}`)) {
        const firstKept = queue.findIndex((item) => !gone.has(item))
        if (firstKept >= 0) expect(queue.slice(firstKept).filter((item) => gone.has(item))).toEqual([])
      }
    })
  })

  it('drops nothing from a tab within its fair share', () => {
    always((all, gone, limit) => {
      const tabs = groups(all, ({ tabId }) => tabId)
      for (const tab of tabs) {
        if (sum(tab) <= limit / tabs.length) expect(tab.filter((item) => gone.has(item))).toEqual([])
      }
    })
  })

  it('drops nothing from a frame within its fair share of its tab', () => {
    always((all, gone) => {
      for (const tab of groups(all, ({ tabId }) => tabId)) {
        const frames = groups(tab, ({ documentId }) => documentId)
        const share = sum(tab.filter((item) => !gone.has(item))) / frames.length
        for (const frame of frames) {
          if (sum(frame) <= share) expect(frame.filter((item) => gone.has(item))).toEqual([])
        }
      }
    })
  })
})

function groups(items: readonly Item[], keyOf: (item: Item) => unknown): Item[][] {
  return [...Map.groupBy(items, keyOf).values()]
}
