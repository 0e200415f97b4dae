import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { ListPage } from '../../../../core/registry/console-response'
import type { ListEntry } from '../../../../core/registry/lists'
import {
  addPage,
  EMPTY_READING,
  isProven,
  mergeArchived,
  type ListReading,
} from '../../../../core/registry/list-pages'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const entry = (id: number, archived: boolean | null = null): ListEntry => ({
  id,
  name: `goal ${id}`,
  archived,
})
const page = (ids: readonly number[], total: number): ListPage => ({
  entries: ids.map((id) => entry(id)),
  total,
})
const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1)

/** Adds pages until the list ends; each is the ids on it and the total that comes with them. */
function readingOf(...pages: readonly (readonly [readonly number[], number])[]): ListReading {
  return pages.reduce<ListReading>(
    (reading, [ids, total]) => addPage(reading, page(ids, total)),
    EMPTY_READING,
  )
}

/** Reads a whole list over pages of a size. */
function readAll(length: number, clamp: number): { reading: ListReading; asked: number[] } {
  let reading = EMPTY_READING
  const asked: number[] = []
  for (let number = reading.next; number !== null; number = reading.next) {
    asked.push(number)
    reading = addPage(reading, page(upTo(length).slice((number - 1) * clamp, number * clamp), length))
  }
  return { reading, asked }
}

describe('addPage', () => {
  it.each([
    ['an empty list', 0, 200, [1]],
    ['one page', 3, 200, [1]],
    ['a page that is just full', 200, 200, [1]],
    ['a full last page', 400, 200, [1, 2]],
    ['a short last page', 401, 200, [1, 2, 3]],
    ['1,203 over pages of 100', 1203, 100, upTo(13)],
    ['pages of one', 3, 1, [1, 2, 3]],
  ])('%s', (_, length, clamp, numbers) => {
    const { reading, asked } = readAll(length, clamp)
    expect(asked).toEqual(numbers)
    expect([...reading.entries.keys()]).toEqual(upTo(length))
    expect(reading).toMatchObject({ full: true, total: length, atOnce: numbers.length === 1 })
  })

  it('collects every entry of any list over pages of any size', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 200 }), (length, clamp) => {
        const { reading } = readAll(length, clamp)
        expect([...reading.entries.keys()]).toEqual(upTo(length))
        expect(reading.full).toBe(true)
      }),
    )
  })

  it.each<[string, readonly (readonly [readonly number[], number])[]]>([
    [
      'a page that comes back empty',
      [
        [[1, 2], 5],
        [[], 5],
      ],
    ],
    [
      'the same page again',
      [
        [[1, 2], 6],
        [[1, 2], 6],
      ],
    ],
    ['an empty first page of a list that is counted', [[[], 5]]],
    // 1 went, and 3 moved onto the page that was read.
    [
      'a shift past the reader',
      [
        [[1, 2], 4],
        [[4], 3],
        [[], 3],
      ],
    ],
    // 9 came in front, 2 is seen twice.
    [
      'a list that has grown in front',
      [
        [[1, 2], 4],
        [[2, 3], 5],
        [[4], 5],
        [[], 5],
      ],
    ],
  ])('%s ends it, and it is not full', (_, pages) => {
    expect(readingOf(...pages)).toMatchObject({ next: null, full: false })
    expect(readingOf(...pages.slice(0, -1)).next).toBe(pages.length)
  })

  it('goes on after a page that is shorter than asked for: the console need not say that it gives less', () => {
    expect(readingOf([[1, 2], 5], [[3], 5])).toMatchObject({ next: 3, full: false })
    expect(readingOf([[1, 2], 4], [[3, 4], 4])).toMatchObject({ next: null, full: true })
  })

  it('follows a list that grows at its end', () => {
    expect(readingOf([[1, 2], 4], [[3, 4], 5], [[5], 5])).toMatchObject({ next: null, full: true, total: 5 })
  })

  it('remembers the most that was counted', () => {
    expect(readingOf([[1, 2], 9], [[3], 3], [[], 3])).toMatchObject({ total: 9, full: false })
  })
})

describe('isProven', () => {
  const once = readingOf([[1, 2], 2])
  const twice = readingOf([[1], 2], [[2], 2])

  it.each<[string, ListReading, ListReading | null, boolean]>([
    ['one full answer', once, null, true],
    ['one answer that is not full', readingOf([[1, 2], 3], [[], 3]), null, false],
    ['two full answers, and no second reading', twice, null, false],
    ['the same again', twice, twice, true],
    ['the same and more again', twice, readingOf([[1, 2], 3], [[3], 3]), true],
    // 1 was there, went, and hid that 3 moved onto the first page; 9 came and made the number right.
    [
      'one that has gone since',
      readingOf([[1, 2], 4], [[4, 9], 4]),
      readingOf([[2, 3], 4], [[4, 9], 4]),
      false,
    ],
    ['a reading that is not full, twice', readingOf([[1], 3], [[], 3]), readingOf([[1], 3], [[], 3]), false],
    ['no page at all', EMPTY_READING, EMPTY_READING, false],
  ])('%s: %4$s', (_, earlier, later, proven) => {
    expect(isProven(earlier, later)).toBe(proven)
  })
})

describe('mergeArchived', () => {
  const map = (...entries: ListEntry[]) => new Map(entries.map((each) => [each.id, each]))
  const merged = (current: ListEntry[], archived: ListEntry[]) =>
    Object.fromEntries(
      mergeArchived(map(...current), map(...archived)).map((item) => [item.id, item.archived]),
    )

  it.each<[string, ListEntry[], ListEntry[], object]>([
    ['“only archived”', [entry(1, false)], [entry(2, true)], { 1: false, 2: true }],
    ['“archived too”', [entry(1, false)], [entry(1, false), entry(2, true)], { 1: false, 2: true }],
    ['no field: the list decides', [entry(1)], [entry(2)], { 1: false, 2: true }],
    ['no field, in both lists: not archived', [entry(1)], [entry(1), entry(2)], { 1: false, 2: true }],
    ['archived ones among the current', [entry(1, true)], [], { 1: true }],
    ['current ones among the archived', [], [entry(1, false)], { 1: false }],
    ['none', [], [], {}],
  ])('%s', (_, current, archived, result) => {
    expect(merged(current, archived)).toEqual(result)
  })
})
