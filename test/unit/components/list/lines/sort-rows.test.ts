import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SortKey } from '../../../../../components/columns/column'
import { sortRows } from '../../../../../components/list/lines/sort-rows'
import { type Row, rowsOf } from '../../../../../core/record/row'
import { rowFactsOf } from '../../../../fixtures/panel/made-row-facts'
import { attempt, sentGoal } from '../../../../fixtures/captures'

const facts = rowFactsOf()

function sorted(keys: readonly SortKey[], direction: 'ascending' | 'descending' = 'ascending'): SortKey[] {
  const rows = rowsOf(attempt(keys.map((_, index) => sentGoal(String(index)))))
  const keyOf = (row: Row) => (row.kind === 'goal' ? (keys[Number(row.event.goal.name)] ?? null) : null)
  return sortRows(rows, { sortKey: keyOf }, direction, () => facts).map(keyOf)
}

describe('sortRows', () => {
  it.each<[string, SortKey[], SortKey[]]>([
    ['sorts numbers by value', [10, 9, -1], [-1, 9, 10]],
    ['sorts strings alphabetically, not by code', ['b', 'Z', 'ä', 'a'], ['a', 'ä', 'b', 'Z']],
    ['sorts numbers within strings by value', ['a10', 'a2'], ['a2', 'a10']],
    ['sorts numbers before strings', ['1', 2], [2, '1']],
    ['sorts null last', [null, 'b', null, 'a'], ['a', 'b', null, null]],
  ])('%s', (_, keys, expected) => {
    expect(sorted(keys)).toEqual(expected)
  })

  it('reverses the order except for null, which stays last', () => {
    expect(sorted([null, 1, 'a', 2], 'descending')).toEqual(['a', 2, 1, null])
  })

  it('keeps the chronological order of equal keys in both directions', () => {
    const rows = rowsOf(attempt(['a', 'b', 'c'].map((name) => sentGoal(name))))
    for (const direction of ['ascending', 'descending'] as const) {
      expect(sortRows(rows, { sortKey: () => 'same' }, direction, () => facts)).toEqual(rows)
    }
  })

  it('keeps all rows and sorts even more strings than it can rank', () => {
    const many = Array.from({ length: 20_500 }, (_, index) => `t${(index * 7919) % 20_500}`)
    const result = sorted(many)
    expect(result).toHaveLength(many.length)
    expect(result.slice(0, 3)).toEqual(['t0', 't1', 't10'])
  })

  it('sorts any keys into one order', () => {
    const key = fc.oneof(fc.constant(null), fc.integer(), fc.string({ maxLength: 3 }))
    fc.assert(
      fc.property(fc.array(key, { maxLength: 20 }), (keys) => {
        const { compare } = new Intl.Collator(undefined, { numeric: true })
        const result = sorted(keys)
        for (const [index, two] of result.slice(1).entries()) {
          const one = result[index] ?? null
          if (one === null) expect(two).toBeNull()
          else if (typeof one === 'string' && typeof two === 'string')
            expect(compare(one, two)).toBeLessThanOrEqual(0)
          else if (typeof one === 'number' && typeof two === 'number') expect(one).toBeLessThanOrEqual(two)
          else if (two !== null) expect(typeof one).toBe('number')
        }
      }),
    )
  })
})
