/** The differences between two lists in the same order. */
export interface ListDiff<Item> {
  /** Items removed from the front, where a limit drops the oldest. */
  readonly dropped: readonly Item[]
  /** Items removed anywhere else. */
  readonly gone: readonly Item[]
  readonly added: readonly Item[]
}

/**
 * Compares two versions of a list whose items stay the same objects in the same order. All items between the first and
 * the last difference count as removed and added, so that each item is compared only once. This is precise enough
 * because lists mostly change at their ends.
 */
export function diffLists<Item>(before: readonly Item[], after: readonly Item[]): ListDiff<Item> {
  const [first] = after
  const from = first === undefined ? 0 : Math.max(0, before[0] === first ? 0 : before.indexOf(first))
  let start = 0
  const shortest = Math.min(before.length - from, after.length)
  while (start < shortest && before[from + start] === after[start]) start++
  let end = 0
  while (end < shortest - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return {
    dropped: before.slice(0, from),
    gone: before.slice(from + start, before.length - end),
    added: after.slice(start, after.length - end),
  }
}
