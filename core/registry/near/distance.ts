/** Longest text whose edits are counted: no name is longer, and the time goes with the square. */
const MAX_CHARS = 200

/**
 * How many letters have to be inserted, deleted, replaced or swapped with their neighbour to get from one text to the
 * other (optimal string alignment), or `most + 1` when that is more than `max`. A distance of our own, since
 * libraries either do not count a swap as one or cannot stop at a bound, and this runs for thousands of words.
 */
export function editsBetween(one: string, other: string, max: number): number {
  const tooMany = max + 1
  if (Math.abs(one.length - other.length) > max || one.length > MAX_CHARS || other.length > MAX_CHARS)
    return tooMany
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    let min = i
    for (let j = 1; j <= other.length; j++) {
      const same = one.charCodeAt(i - 1) === other.charCodeAt(j - 1)
      let cost = Math.min((last[j - 1] ?? 0) + (same ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (
        i > 1 &&
        j > 1 &&
        one.charCodeAt(i - 1) === other.charCodeAt(j - 2) &&
        one.charCodeAt(i - 2) === other.charCodeAt(j - 1)
      )
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      min = Math.min(min, cost)
    }
    // A swap can still come from the row before the last one.
    if (min > max && Math.min(...last) > max) return tooMany
    before = last
    last = row
  }
  return Math.min(last[other.length] ?? tooMany, tooMany)
}

/** Whether the two differ in one pair of neighbours that changed places. */
export function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return (
    at + 1 < one.length &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  )
}

/**
 * One bit for each letter that a text has. An edit changes two of them at most, so texts of which more than twice as
 * many bits differ need not be compared.
 */
export function lettersOf(text: string): number {
  let bits = 0
  for (let index = 0; index < text.length; index++) bits |= 1 << (text.charCodeAt(index) & 31)
  return bits
}

/** How many bits are set. */
export function countBits(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
