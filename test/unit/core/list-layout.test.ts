import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addColumn,
  orderedColumns,
  type ListLayout,
  moveColumn,
  removeColumn,
  resizeColumn,
  showColumn,
  sortByColumn,
  DEFAULT_LAYOUT,
} from '../../../core/list-layout'

const USUAL = ['a', 'b', 'c', 'd']
const idsOf = (layout: ListLayout) => orderedColumns(layout, USUAL).map(({ id }) => id)
const chosen = (...ids: string[]): ListLayout => ({
  ...DEFAULT_LAYOUT,
  columns: ids.map((id) => ({ id, shown: null, width: null })),
})

describe('orderedColumns', () => {
  it.each<[string, ListLayout, string[]]>([
    ['the default order', DEFAULT_LAYOUT, USUAL],
    ['the chosen order', chosen('d', 'c', 'b', 'a'), ['d', 'c', 'b', 'a']],
    ['a new column after its predecessor in the default order', chosen('c', 'a'), ['c', 'd', 'a', 'b']],
    ['each column once', chosen('a', 'b', 'a', 'c', 'd'), USUAL],
    ['an added column', chosen('x', 'a', 'b', 'c', 'd'), ['x', 'a', 'b', 'c', 'd']],
  ])('returns %s', (_, layout, ids) => {
    expect(idsOf(layout)).toEqual(ids)
  })
})

describe('a column', () => {
  it.each<[string, number, string[]]>([
    ['a', 1, ['b', 'a', 'c', 'd']],
    ['d', -1, ['a', 'b', 'd', 'c']],
    ['a', 3, ['b', 'c', 'd', 'a']],
    ['a', -1, USUAL],
    ['d', 9, USUAL],
    ['unknown', 1, USUAL],
  ])('%s moves by %i to %j', (id, by, ids) => {
    expect(idsOf(moveColumn(DEFAULT_LAYOUT, USUAL, id, by))).toEqual(ids)
  })

  it('moves past hidden columns', () => {
    const hidden = showColumn(DEFAULT_LAYOUT, USUAL, 'b', false)
    expect(idsOf(moveColumn(hidden, USUAL, 'a', 1, ({ shown }) => shown !== false))).toEqual([
      'b',
      'c',
      'a',
      'd',
    ])
  })

  it('can be resized within limits and reset to its default width', () => {
    const widthOf = (layout: ListLayout) => layout.columns.find(({ id }) => id === 'b')?.width
    expect(widthOf(resizeColumn(DEFAULT_LAYOUT, USUAL, 'b', 120.4))).toBe(120)
    expect(widthOf(resizeColumn(DEFAULT_LAYOUT, USUAL, 'b', 1))).toBe(40)
    expect(widthOf(resizeColumn(DEFAULT_LAYOUT, USUAL, 'b', 1e9))).toBe(1200)
    expect(widthOf(resizeColumn(resizeColumn(DEFAULT_LAYOUT, USUAL, 'b', 99), USUAL, 'b', null))).toBeNull()
  })

  it('is appended once when it is added, and disappears when it is removed', () => {
    const added = addColumn(addColumn(DEFAULT_LAYOUT, USUAL, 'x'), USUAL, 'x')
    expect(idsOf(added)).toEqual([...USUAL, 'x'])
    expect(idsOf(removeColumn(sortByColumn(added, 'x'), 'x'))).toEqual(USUAL)
    expect(removeColumn(sortByColumn(added, 'x'), 'x').sort).toBeNull()
    expect(removeColumn(sortByColumn(added, 'a'), 'x').sort?.column).toBe('a')
  })

  it('is shown when it was hidden and is added again', () => {
    const hidden = showColumn(addColumn(DEFAULT_LAYOUT, USUAL, 'x'), USUAL, 'x', false)
    expect(addColumn(hidden, USUAL, 'x').columns.at(-1)).toMatchObject({ id: 'x', shown: true })
  })

  it('sorts ascending, then descending, then not at all, and never while hidden', () => {
    const once = sortByColumn(DEFAULT_LAYOUT, 'a')
    expect(once.sort).toEqual({ column: 'a', direction: 'ascending' })
    expect(sortByColumn(once, 'a').sort).toEqual({ column: 'a', direction: 'descending' })
    expect(sortByColumn(sortByColumn(once, 'a'), 'a').sort).toBeNull()
    expect(sortByColumn(once, 'b').sort?.column).toBe('b')
    expect(showColumn(once, USUAL, 'a', false).sort).toBeNull()
  })
})

it('list layouts keep every column exactly once after any changes', () => {
  const id = fc.constantFrom(...USUAL, 'x', 'y')
  const step = fc.oneof(
    fc.tuple(id, fc.integer({ min: -5, max: 5 })).map(
      ([one, by]) =>
        (now: ListLayout) =>
          moveColumn(now, USUAL, one, by),
    ),
    fc.tuple(id, fc.boolean()).map(
      ([one, on]) =>
        (now: ListLayout) =>
          showColumn(now, USUAL, one, on),
    ),
    fc.tuple(id, fc.integer()).map(
      ([one, width]) =>
        (now: ListLayout) =>
          resizeColumn(now, USUAL, one, width),
    ),
    fc.constantFrom('x', 'y').map((one) => (now: ListLayout) => addColumn(now, USUAL, one)),
    fc.constantFrom('x', 'y').map((one) => (now: ListLayout) => removeColumn(now, one)),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const ids = idsOf(steps.reduce((layout, change) => change(layout), DEFAULT_LAYOUT))
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toEqual(expect.arrayContaining(USUAL))
    }),
  )
})
