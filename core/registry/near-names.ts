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
/**
 * Maximum cost of a suggestion above that of the best one. The user probably did not mean a name that is less similar.
 */
const MAX_EXTRA_DISTANCE = 0.75
/** Cost below which two names have the same words, and differ only in case, separators and the like. */
const SPELLING_ONLY_COST = 0.3

export function prepareNames(names: Iterable<string>): NameSearch {
  let index: NameIndex | null = null
  return { index: () => (index ??= indexNames(names)) }
}

/**
 * Returns at most three registered names that the sender of `typed` may have meant, nearest first; never `typed`
 * itself. Empty if no name is near, since a wrong suggestion is worse than none. The order of the registered names does
 * not affect the result.
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
  // A name with a different number is suggested only if there is no other candidate.
  if (best.cost >= COST.number && found.length > 1) return []
  // If many names differ from the typed one by a word, none of them is likely to be the intended one.
  const alike = near.filter(({ kinds }) => kinds[0] === 'prefix')
  if (best.kinds[0] === 'prefix' && alike.length > MAX_SUGGESTIONS) return []
  return near
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name, kinds }) => ({ name, kinds: kinds.length > 0 ? kinds : ['typo'] }))
}
