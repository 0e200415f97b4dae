import type { NearKind } from './near-kind'
import { asItLooks } from './look-alikes'

/** A name taken apart. */
export interface Folded {
  readonly name: string
  /** In lower case and as they look. A number is a word of its own, a version such as `v2` is one word. */
  readonly words: readonly string[]
  /** The words run together. Names with one key differ in case, spaces, separators and look-alikes alone. */
  readonly key: string
}

/** A version; capitals; a word with or without a capital; a number; letters without case; a picture. */
const WORD =
  /iOS(?!\p{Ll})|(?:V|(?<!\p{L})v)\p{Nd}+|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Nd}+|[\p{Lo}\p{Lm}\p{Lt}\p{M}]+|\p{So}/gu

const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu
/** Also as an address encodes it. */
const SPACE = /(?:\s|%20)+/g

const clean = (name: string) => name.replace(INVISIBLE, '').replace(SPACE, ' ')

export function fold(name: string): Folded {
  const text = asItLooks(clean(name))
  const words = text.match(WORD)?.map((word) => word.toLowerCase()) ?? []
  return { name, words, key: keyOf(words) }
}

/** The words run together; two numbers stay apart, since `1_2` is not `12`. */
function keyOf(words: readonly string[]): string {
  let key = ''
  let afterNumber = false
  for (const word of words) {
    const number = isNumberWord(word)
    key += number && afterNumber ? `_${word}` : word
    afterNumber = number
  }
  return key
}

export const isNumberWord = (word: string): boolean => /^\p{Nd}+$/u.test(word)

const DIVIDERS = /[^\p{L}\p{M}\p{Nd}\p{So}]+/gu
const SPACES = / +/g

/**
 * In what ways two names of one key are written differently, the ones that cannot be seen first. A space in place of
 * another separator is `separator`; one too many, at an end or of another sort is `space`.
 */
export function waysOfWriting(one: string, other: string): NearKind[] {
  const kinds: NearKind[] = []
  const [left, right] = [clean(one), clean(other)]
  if (bare(left).toLowerCase() !== bare(right).toLowerCase() || dashes(left) !== dashes(right))
    kinds.push('lookAlike')
  const [seenLeft, seenRight] = [asItLooks(left).toLowerCase(), asItLooks(right).toLowerCase()]
  const spacesAlone = seenLeft.replace(SPACES, '') === seenRight.replace(SPACES, '')
  if (oddSpaces(one) !== oddSpaces(other) || (spacesAlone && seenLeft !== seenRight)) kinds.push('space')
  if (!spacesAlone) kinds.push('separator')
  if (bare(asItLooks(left)) !== bare(asItLooks(right))) kinds.push('case')
  return kinds
}

const bare = (text: string) => text.replace(DIVIDERS, '')

/** Separators that only look like one of ASCII. */
const dashes = (text: string) =>
  (text.match(DIVIDERS) ?? []).filter((part) => asItLooks(part) !== part).join()

/** What is wrong with the spaces by itself: at an end, several, of another sort, or characters without width. */
const oddSpaces = (text: string) =>
  (text.match(/^\s+|\s+$|\s{2,}|[^\S ]|%20|\p{Default_Ignorable_Code_Point}/gu) ?? []).join('|')

/**
 * The same for names of different keys, where it can only be said of the style: capitals or none, which separators,
 * characters that look like others.
 */
export function stylesApart(one: string, other: string): NearKind[] {
  const kinds: NearKind[] = []
  const [left, right] = [clean(one), clean(other)]
  if ((asItLooks(left) === left) !== (asItLooks(right) === right)) kinds.push('lookAlike')
  if (oddSpaces(one) !== oddSpaces(other)) kinds.push('space')
  const [dividersLeft, dividersRight] = [dividersIn(left), dividersIn(right)]
  if (dividersLeft !== dividersRight && dividersLeft && dividersRight) kinds.push('separator')
  if (/\p{Lu}/u.test(left) !== /\p{Lu}/u.test(right)) kinds.push('case')
  return kinds
}

const dividersIn = (text: string) => [...new Set(text.trim().match(DIVIDERS))].toSorted().join('')
