/** Something that was seen at a moment, in ms since the epoch. */
interface Timed {
  readonly at: number
}

/** Above so many possible pairs the nearest neighbour in time is good enough. */
const MAX_EXACT_PAIRS = 250_000

/**
 * Pairs what two sources saw of the same thing, one to one: as many pairs as there can be with no more than `within` ms
 * between the two, in the order of time, and among those the ones that lie nearest to each other. So a request that
 * one source missed does not shift the pairs of its repetitions.
 *
 * @param mayPair whether two can be of the same thing at all, by their places in the lists
 * @returns for each of `left` its place in `right`, or -1. Both must be in the order of time.
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

/** By dynamic programming over what is left of both lists: most pairs first, then the least time between them. */
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
