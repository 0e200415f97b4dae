/** An item with its time in ms since the epoch. */
interface Timed {
  readonly at: number
}

/** Maximum number of possible pairs for an exact matching. Above it, each item is matched to its nearest neighbor. */
const MAX_EXACT_PAIRS = 250_000

/**
 * Matches the observations of two sources one to one. Finds the largest set of pairs that are in chronological order
 * and at most `within` ms apart and, among sets of that size, the one closest in time. If one source missed a request
 * that was repeated, the repetitions are therefore still matched to each other.
 *
 * @param left in chronological order
 * @param right in chronological order
 * @param mayPair whether the items at two indices can be paired at all
 * @returns the index in `right` for each item of `left`, or -1
 */
export function matchInTime(
  left: readonly Timed[],
  right: readonly Timed[],
  within: number,
  mayPair: MayPair = () => true,
): number[] {
  if (left.length === 0 || right.length === 0) return left.map(() => -1)
  return left.length * right.length <= MAX_EXACT_PAIRS
    ? matchExactly(left, right, within, mayPair)
    : matchNearest(left, right, within, mayPair)
}

type MayPair = (left: number, right: number) => boolean

/**
 * Solves the matching with dynamic programming over the remainders of both lists. The number of pairs counts first,
 * then their total time difference.
 */
function matchExactly(
  left: readonly Timed[],
  right: readonly Timed[],
  within: number,
  mayPair: MayPair,
): number[] {
  const width = right.length + 1
  const pairs = new Uint32Array((left.length + 1) * width)
  const apart = new Float64Array((left.length + 1) * width)
  const gap = (i: number, j: number) => Math.abs((left[i]?.at ?? 0) - (right[j]?.at ?? 0))
  const better = (one: number, other: number) =>
    (pairs[one] ?? 0) > (pairs[other] ?? 0) ||
    (pairs[one] === pairs[other] && (apart[one] ?? 0) <= (apart[other] ?? 0))

  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const here = i * width + j
      const skipped = better(here + width, here + 1) ? here + width : here + 1
      pairs[here] = pairs[skipped] ?? 0
      apart[here] = apart[skipped] ?? 0
      if (gap(i, j) > within || !mayPair(i, j)) continue
      const rest = here + width + 1
      const count = (pairs[rest] ?? 0) + 1
      const sum = (apart[rest] ?? 0) + gap(i, j)
      if (count < (pairs[here] ?? 0) || (count === pairs[here] && sum >= (apart[here] ?? 0))) continue
      pairs[here] = count
      apart[here] = sum
    }
  }

  const matched = left.map(() => -1)
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const here = i * width + j
    const below = here + width
    if (pairs[here] === pairs[below] && apart[here] === apart[below]) i++
    else if (pairs[here] === pairs[here + 1] && apart[here] === apart[here + 1]) j++
    else matched[i++] = j++
  }
  return matched
}

function matchNearest(
  left: readonly Timed[],
  right: readonly Timed[],
  within: number,
  mayPair: MayPair,
): number[] {
  let next = 0
  return left.map(({ at }, index) => {
    while (next < right.length && (right[next]?.at ?? 0) < at - within) next++
    let found = next
    const gap = (place: number) => Math.abs((right[place]?.at ?? Number.POSITIVE_INFINITY) - at)
    while (gap(found + 1) < gap(found)) found++
    if (found >= right.length || gap(found) > within || !mayPair(index, found)) return -1
    next = found + 1
    return found
  })
}
