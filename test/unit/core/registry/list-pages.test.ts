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

// Property tests with many runs can be slow on a busy machine.
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

/** Adds pages, each with its ids and the reported total. */
function readingOf(...pages: readonly (readonly [readonly number[], number])[]): ListReading {
  return pages.reduce<ListReading>(
    (reading, [ids, total]) => addPage(reading, page(ids, total)),
    EMPTY_READING,
  )
}

/** Reads a whole list in pages of the given size. */
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
    ['a page that is exactly full', 200, 200, [1]],
    ['a full last page', 400, 200, [1, 2]],
    ['a short last page', 401, 200, [1, 2, 3]],
    ['1,203 entries in pages of 100', 1203, 100, upTo(13)],
    ['pages of one entry', 3, 1, [1, 2, 3]],
  ])('reads %s', (_, length, clamp, numbers) => {
    const { reading, asked } = readAll(length, clamp)
    expect(asked).toEqual(numbers)
    expect([...reading.entries.keys()]).toEqual(upTo(length))
    expect(reading).toMatchObject({ full: true, total: length, atOnce: numbers.length === 1 })
  })

  it('collects every entry of any list in pages of any size', () => {
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
      'an empty page',
      [
        [[1, 2], 5],
        [[], 5],
      ],
    ],
    [
      'a repeated page',
      [
        [[1, 2], 6],
        [[1, 2], 6],
      ],
    ],
    ['an empty first page with a total', [[[], 5]]],
    // Entry 1 was deleted, so 3 moved to a page that had already been read.
    [
      'a missed entry after a deletion',
      [
        [[1, 2], 4],
        [[4], 3],
        [[], 3],
      ],
    ],
    // Entry 9 was inserted at the start, so 2 appears twice.
    [
      'an insertion at the start of the list',
      [
        [[1, 2], 4],
        [[2, 3], 5],
        [[4], 5],
        [[], 5],
      ],
    ],
  ])('ends incomplete after %s', (_, pages) => {
    expect(readingOf(...pages)).toMatchObject({ next: null, full: false })
    expect(readingOf(...pages.slice(0, -1)).next).toBe(pages.length)
  })

  it('continues after a short page, since a console may clamp the page size without reporting it', () => {
    expect(readingOf([[1, 2], 5], [[3], 5])).toMatchObject({ next: 3, full: false })
    expect(readingOf([[1, 2], 4], [[3, 4], 4])).toMatchObject({ next: null, full: true })
  })

  it('follows a list that grows at its end', () => {
    expect(readingOf([[1, 2], 4], [[3, 4], 5], [[5], 5])).toMatchObject({ next: null, full: true, total: 5 })
  })

  it('keeps the highest total', () => {
    expect(readingOf([[1, 2], 9], [[3], 3], [[], 3])).toMatchObject({ total: 9, full: false })
  })
})

describe('isProven', () => {
  const once = readingOf([[1, 2], 2])
  const twice = readingOf([[1], 2], [[2], 2])

  it.each<[string, ListReading, ListReading | null, boolean]>([
    ['one full response', once, null, true],
    ['one incomplete response', readingOf([[1, 2], 3], [[], 3]), null, false],
    ['two pages without a second reading', twice, null, false],
    ['the same second reading', twice, twice, true],
    ['a second reading with an additional entry', twice, readingOf([[1, 2], 3], [[3], 3]), true],
    // The deletion of 1 moved 3 to the first page, where it was missed. The insertion of 9 made the total match anyway.
    [
      'an entry deleted since the first reading',
      readingOf([[1, 2], 4], [[4, 9], 4]),
      readingOf([[2, 3], 4], [[4, 9], 4]),
      false,
    ],
    ['two incomplete readings', readingOf([[1], 3], [[], 3]), readingOf([[1], 3], [[], 3]), false],
    ['readings without pages', EMPTY_READING, EMPTY_READING, false],
  ])('returns for %s: $3', (_, earlier, later, proven) => {
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
    ['a list of archived entries only', [entry(1, false)], [entry(2, true)], { 1: false, 2: true }],
    [
      'a list that includes archived entries',
      [entry(1, false)],
      [entry(1, false), entry(2, true)],
      { 1: false, 2: true },
    ],
    ['entries without the field by their list', [entry(1)], [entry(2)], { 1: false, 2: true }],
    [
      'entries without the field in both lists as not archived',
      [entry(1)],
      [entry(1), entry(2)],
      { 1: false, 2: true },
    ],
    ['archived entries among current ones', [entry(1, true)], [], { 1: true }],
    ['current entries among archived ones', [], [entry(1, false)], { 1: false }],
    ['empty lists', [], [], {}],
  ])('merges %s', (_, current, archived, result) => {
    expect(merged(current, archived)).toEqual(result)
  })
})
