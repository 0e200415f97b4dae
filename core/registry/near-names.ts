import { COST } from './near/compare-names'
import { editsBetween } from './near/distance'
import { indexNames, type NameIndex } from './near/index-names'
import type { NearKind } from './near/near-kind'
import { findNear } from './near/search'

export type { NearKind }

/** A registered name that the typed name may have been meant for. */
export interface NearName {
  readonly name: string
  /** Kinds of differences, most significant first; never empty. */
  readonly kinds: readonly NearKind[]
}

/** A list of names that is indexed at the first lookup. */
export interface NameSearch {
  readonly index: () => NameIndex
}

/** Maximum number of suggestions for one name. */
const MAX_SUGGESTIONS = 3
/** Maximum extra cost of a further suggestion compared with the best one. Anything farther was probably not meant. */
const MAX_EXTRA_DISTANCE = 0.75
/** Cost below which two names differ only in the way they are written. */
const SPELLING_ONLY_COST = 0.3

export function prepareNames(names: Iterable<string>): NameSearch {
  let index: NameIndex | null = null
  return { index: () => (index ??= indexNames(names)) }
}

/**
 * Returns the registered names that `typed` may be meant for, nearest first, at most three; never `typed` itself.
 * Empty when nothing is near, since a wrong suggestion is worse than none. The order of the registered names does not
 * affect the result.
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
  // A different number means something different, unless it is the only candidate.
  if (best.cost >= COST.number && found.length > 1) return []
  // With too many candidates that differ by a word, none of them is likely to be the right one.
  const alike = near.filter(({ kinds }) => kinds[0] === 'prefix')
  if (best.kinds[0] === 'prefix' && alike.length > MAX_SUGGESTIONS) return []
  return near
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name, kinds }) => ({ name, kinds: kinds.length > 0 ? kinds : ['typo'] }))
}
