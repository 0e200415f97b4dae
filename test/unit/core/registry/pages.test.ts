import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { ListEntry, ListPage } from '../../../../core/registry/answer'
import { addPage, FIRST_PAGE, mergeArchived, type Pages } from '../../../../core/registry/pages'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const entry = (id: number, archived: boolean | null = null): ListEntry => ({
  id,
  name: `goal ${id}`,
  archived,
  type: null,
})
const page = (ids: readonly number[], pageSize: number, total: number): ListPage => ({
  entries: ids.map((id) => entry(id)),
  page: 1,
  pageSize,
  total,
})
const listOf = (length: number) => Array.from({ length }, (_, index) => index + 1)

/** Reads a whole list; `listAt` says what the console has when a page is asked for, from 1. */
function readAll(
  listAt: (page: number) => readonly number[],
  clamp: number,
): { pages: Pages; asked: number[] } {
  let pages = FIRST_PAGE
  const asked: number[] = []
  while (pages.next !== null) {
    const number = pages.next
    asked.push(number)
    const list = listAt(number)
    pages = addPage(pages, page(list.slice((number - 1) * clamp, number * clamp), clamp, list.length))
  }
  return { pages, asked }
}

describe('addPage', () => {
  it.each([
    ['an empty list', 0, 200, [1]],
    ['one page', 3, 200, [1]],
    ['a full last page', 400, 200, [1, 2]],
    ['a short last page', 401, 200, [1, 2, 3]],
    ['1,203 over pages of 100', 1203, 100, listOf(13)],
    ['pages of one', 3, 1, [1, 2, 3]],
  ])('%s', (_, length, clamp, numbers) => {
    const { pages, asked } = readAll(() => listOf(length), clamp)
    expect(asked).toEqual(numbers)
    expect([...pages.entries.keys()]).toEqual(listOf(length))
    expect(pages.complete).toBe(true)
  })

  it('collects every entry of any list over pages of any size', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 200 }), (length, clamp) => {
        const { pages } = readAll(() => listOf(length), clamp)
        expect([...pages.entries.keys()]).toEqual(listOf(length))
        expect(pages.complete).toBe(true)
      }),
    )
  })

  it('is not complete after a short page before the counted end', () => {
    const first = addPage(FIRST_PAGE, page([1, 2], 2, 5))
    expect(first).toMatchObject({ next: 2, complete: false })
    expect(addPage(first, page([3], 2, 5))).toMatchObject({ next: null, complete: false })
  })

  it('is not complete when a page comes back empty', () => {
    const first = addPage(FIRST_PAGE, page([1, 2], 2, 5))
    expect(addPage(first, page([], 2, 5))).toMatchObject({ next: null, complete: false })
  })

  it('is not complete when the console gives the same page again and again', () => {
    let pages = FIRST_PAGE
    while (pages.next !== null) pages = addPage(pages, page([1, 2], 2, 6))
    expect(pages).toMatchObject({ complete: false })
    expect([...pages.entries.keys()]).toEqual([1, 2])
  })

  it('ends when the console says that it puts nothing on a page', () => {
    let pages = addPage(FIRST_PAGE, page([1], 0, 1))
    if (pages.next !== null) pages = addPage(pages, page([], 0, 1))
    expect(pages.next).toBeNull()
  })

  it('counts an entry once that comes twice, and goes on to what the list has grown by', () => {
    // 9 was put in front after the first page, which moved 2 to the second.
    const first = addPage(FIRST_PAGE, page([1, 2], 2, 4))
    const second = addPage(first, page([2, 3], 2, 5))
    const third = addPage(second, page([4], 2, 5))
    expect(second.next).toBe(3)
    expect(third.entries.size).toBe(4)
    expect(third).toMatchObject({ next: null, complete: false })
  })

  it('follows a list that grows at its end', () => {
    const { pages } = readAll((number) => listOf(number === 1 ? 4 : 7), 2)
    expect(pages.complete).toBe(true)
    expect(pages.entries.size).toBe(7)
  })

  it('is not complete when an entry of the first page vanishes and moves another past the reader', () => {
    const first = addPage(FIRST_PAGE, page([1, 2], 2, 4))
    // 1 was archived: 3 is now on the first page, and was never seen.
    expect(addPage(first, page([4], 2, 3))).toMatchObject({ next: null, complete: false })
  })

  it('is never complete while an entry is missing that the last page counted', () => {
    const goneAfter = fc.array(fc.nat(59), { maxLength: 4 })
    const scenario = fc.record({
      length: fc.integer({ min: 1, max: 60 }),
      clamp: fc.integer({ min: 1, max: 20 }),
      gone: fc.array(goneAfter, { maxLength: 8 }),
    })
    fc.assert(
      fc.property(scenario, ({ length, clamp, gone }) => {
        // Before each page but the first some entries vanish: deleted, archived, or taken from this key's sight.
        const listAt = (number: number) => {
          const vanished = new Set(gone.slice(0, number - 1).flat())
          return listOf(length).filter((id) => !vanished.has(id))
        }
        const { pages, asked } = readAll(listAt, clamp)
        const counted = listAt(asked.at(-1) ?? 1)
        if (pages.complete) expect(counted.filter((id) => !pages.entries.has(id))).toEqual([])
      }),
    )
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
