/** What is different between two lists, each in the same order. */
export interface ListDiff<Item> {
  /** From the front: those let go because there were too many. */
  readonly dropped: readonly Item[]
  /** From anywhere else. */
  readonly gone: readonly Item[]
  readonly added: readonly Item[]
}

/**
 * What came and what went between two versions of a list whose items keep their identity and order. What stands between
 * the first and the last difference counts as gone and added, so that it costs a look at each, and no more: lists mostly
 * change at their ends.
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
