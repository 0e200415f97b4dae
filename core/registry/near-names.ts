import { COST } from './near/compare-names'
import { editsBetween } from './near/distance'
import { indexNames, type NameIndex } from './near/index-names'
import type { NearKind } from './near/near-kind'
import { findNear } from './near/search'

export type { NearKind }

/** A registered name that may have been meant. */
export interface NearName {
  readonly name: string
  /** In what ways it differs, most telling first; never empty. */
  readonly kinds: readonly NearKind[]
}

/** A list of names, made ready at the first look-up. */
export interface NameSearch {
  readonly index: () => NameIndex
}

/** Most suggestions for one name. */
const MAX_SUGGESTIONS = 3
/** How much farther than the nearest a second suggestion may be: with something that near, who meant the other? */
const MAX_EXTRA_DISTANCE = 0.75
/** Below this the two differ in writing alone. */
const SPELLING_ONLY_COST = 0.3

export function prepareNames(names: Iterable<string>): NameSearch {
  let index: NameIndex | null = null
  return { index: () => (index ??= indexNames(names)) }
}

/**
 * The registered names that `typed` may be meant for, nearest first, at most three; never `typed` itself. None when
 * nothing is near, since a wrong suggestion costs more than none. The same for the same names in any order.
 */
export function nearNames(typed: string, search: NameSearch): readonly NearName[] {
  const index = search.index()
  const found = findNear(typed, index).map((near) => {
    const name = index.entries[near.position]?.name ?? ''
    return { ...near, name, edits: editsBetween(typed, name, 9) }
  })
  found.sort(
    (one, other) => one.cost - other.cost || one.edits - other.edits || (one.name < other.name ? -1 : 1),
  )
  const [best] = found
  if (!best) return []
  const limit = best.cost < SPELLING_ONLY_COST ? SPELLING_ONLY_COST : best.cost + MAX_EXTRA_DISTANCE
  const near = found.filter(({ cost }) => cost < limit)
  // Another number is another thing, unless there is nothing else it could be.
  if (best.cost >= COST.number && found.length > 1) return []
  // When more than a few are as near as that, none of them is the one that was meant.
  const alike = near.filter(({ kinds }) => kinds[0] === 'prefix')
  if (best.kinds[0] === 'prefix' && alike.length > MAX_SUGGESTIONS) return []
  return near
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name, kinds }) => ({ name, kinds: kinds.length > 0 ? kinds : ['typo'] }))
}
