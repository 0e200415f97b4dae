import type { Sort } from '../../../core/list-layout'
import type { Row } from '../../../core/record/row'
import type { Column, RowFacts, SortKey } from '../../columns/column'

/**
 * Maximum number of distinct strings to collate. Beyond it collation would take seconds, and no user reads that many,
 * so strings are compared by UTF-16 code units.
 */
const MAX_RANKED_STRINGS = 20_000

/**
 * Sorts rows by a column: numbers by size, then strings by the user's alphabet (`a2` before `a10`). Rows without a
 * value come last in either direction. Rows with equal values keep their order.
 */
export function sortRows(
  rows: readonly Row[],
  { sortKey }: Pick<Column, 'sortKey'>,
  direction: Sort['direction'],
  factsOf: (row: Row) => RowFacts,
): readonly Row[] {
  const keys = rows.map((row) => sortKey(row, factsOf(row)))
  const compare = comparerOf(keys)
  const sign = direction === 'ascending' ? 1 : -1
  const ranks = Uint32Array.from(keys, (_, index) => index)
  ranks.sort((one, other) => {
    const [key, otherKey] = [keys[one] ?? null, keys[other] ?? null]
    if (key === null || otherKey === null)
      return Number(key === null) - Number(otherKey === null) || one - other
    return sign * compare(key, otherKey) || one - other
  })
  const sorted: Row[] = []
  for (const index of ranks) {
    const row = rows[index]
    if (row) sorted.push(row)
  }
  return sorted
}

type Compare = (one: string | number, other: string | number) => number

/**
 * Ranks each distinct string once, since values repeat and a collator is a hundred times slower than comparing numbers.
 */
function comparerOf(keys: readonly SortKey[]): Compare {
  const texts = new Set<string>()
  for (const key of keys) if (typeof key === 'string') texts.add(key)
  const ranks = texts.size <= MAX_RANKED_STRINGS ? ranksOf(texts) : null
  return (one, other) => {
    if (typeof one === 'number' && typeof other === 'number') return one - other
    if (typeof one === 'number') return -1
    if (typeof other === 'number') return 1
    if (ranks) return (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0)
    return one < other ? -1 : one > other ? 1 : 0
  }
}

function ranksOf(texts: ReadonlySet<string>): ReadonlyMap<string, number> {
  const { compare } = new Intl.Collator(undefined, { numeric: true })
  const ranks = new Map<string, number>()
  let [rank, last] = [0, '']
  // oxlint-disable-next-line unicorn/no-array-sort
  for (const text of [...texts].sort(compare)) {
    if (ranks.size > 0 && compare(last, text) !== 0) rank++
    ranks.set(text, rank)
    last = text
  }
  return ranks
}
