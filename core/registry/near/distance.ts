/** Maximum length of compared strings, in UTF-16 code units. No name is longer, and the time is quadratic. */
const MAX_CHARS = 200

/**
 * Returns the number of letters to insert, delete, replace or swap with their neighbor to turn one string into the
 * other (optimal string alignment), or `max + 1` when it is more than `max`. Implemented here because libraries
 * either do not count a swap as one edit or cannot stop at a limit, and this runs for thousands of words.
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
    // A swap refers to the row before the last one.
    if (min > max && Math.min(...last) > max) return tooMany
    before = last
    last = row
  }
  return Math.min(last[other.length] ?? tooMany, tooMany)
}

/** Returns whether two strings differ only by two adjacent letters that are swapped. */
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
 * Returns a bit set of the letters in a string. An edit changes at most two bits, so strings with more than twice as
 * many different bits as allowed edits need not be compared.
 */
export function lettersOf(text: string): number {
  let bits = 0
  for (let index = 0; index < text.length; index++) bits |= 1 << (text.charCodeAt(index) & 31)
  return bits
}

/** Returns the number of set bits. */
export function countBits(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
