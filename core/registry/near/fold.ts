import type { NearKind } from './near-kind'
import { replaceLookAlikes } from './look-alikes'

/** A name split into words. */
export interface Folded {
  readonly name: string
  /**
   * Words in lower case, with look-alikes replaced. A number is a separate word; a version such as `v2` is one word.
   */
  readonly words: readonly string[]
  /** The words, joined. Names with the same key differ only in case, spaces, separators and look-alikes. */
  readonly key: string
}

/**
 * `iOS`, a version, capitals before a word, a word with or without an initial capital, capitals, a number, letters
 * without case, or a symbol. Without look-around, so that linear time can be proven; {@link wordsOf} does the rest.
 */
const WORD =
  /iOS(\p{Ll}*)|[Vv]\p{Nd}+|(\p{Lu}+)(\p{Lu}\p{Ll}+)|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{Nd}+|[\p{Lo}\p{Lm}\p{Lt}\p{M}]+|\p{So}/gu

const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu
/** White space, also as encoded in URLs. */
const SPACE = /(?:\s|%20)+/g

const clean = (name: string) => name.replace(INVISIBLE, '').replace(SPACE, ' ')

export function fold(name: string): Folded {
  const text = replaceLookAlikes(clean(name))
  const words = [...wordsOf(text)].map((word) => word.toLowerCase())
  return { name, words, key: keyOf(words) }
}

function* wordsOf(text: string): Generator<string> {
  let end = 0
  let last = ''
  for (const { 0: found, 1: afterIos = '', 2: capitals, 3: word, index } of text.matchAll(WORD)) {
    if (capitals !== undefined && word !== undefined) yield* [capitals, word]
    // `iOSpecial` is not about iOS.
    else if (afterIos !== '') yield* ['i', 'O', `S${afterIos}`]
    // The `v` belongs to the letters before it.
    else if (/^v\p{Nd}/u.test(found) && index === end && /\p{L}$/u.test(last)) yield* ['v', found.slice(1)]
    else yield found
    end = index + found.length
    last = found
  }
}

/** Joins the words. Adjacent numbers are separated, since `1_2` is not `12`. */
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
 * Returns the differences between two names with the same key, invisible ones first. A space in place of another
 * separator is `separator`. An extra space, a space at an end, or white space of another type is `space`.
 */
export function differencesInWriting(one: string, other: string): NearKind[] {
  const kinds: NearKind[] = []
  const [left, right] = [clean(one), clean(other)]
  if (bare(left).toLowerCase() !== bare(right).toLowerCase() || dashes(left) !== dashes(right))
    kinds.push('lookAlike')
  const [seenLeft, seenRight] = [
    replaceLookAlikes(left).toLowerCase(),
    replaceLookAlikes(right).toLowerCase(),
  ]
  const spacesAlone = seenLeft.replace(SPACES, '') === seenRight.replace(SPACES, '')
  if (oddSpaces(one) !== oddSpaces(other) || (spacesAlone && seenLeft !== seenRight)) kinds.push('space')
  if (!spacesAlone) kinds.push('separator')
  if (bare(replaceLookAlikes(left)) !== bare(replaceLookAlikes(right))) kinds.push('case')
  return kinds
}

const bare = (text: string) => text.replace(DIVIDERS, '')

/** Returns the separators that only look like ASCII characters. */
const dashes = (text: string) =>
  (text.match(DIVIDERS) ?? []).filter((part) => replaceLookAlikes(part) !== part).join()

/** Returns unusual white space: at an end, repeated, of another type, or zero-width characters. */
const oddSpaces = (text: string) =>
  (text.match(/^\s+|\s+$|\s{2,}|[^\S ]|%20|\p{Default_Ignorable_Code_Point}/gu) ?? []).join('|')

/**
 * Returns the differences in style between two names with different keys: in their use of capitals, spaces, separators
 * and look-alikes.
 */
export function differencesInStyle(one: string, other: string): NearKind[] {
  const kinds: NearKind[] = []
  const [left, right] = [clean(one), clean(other)]
  if ((replaceLookAlikes(left) === left) !== (replaceLookAlikes(right) === right)) kinds.push('lookAlike')
  if (oddSpaces(one) !== oddSpaces(other)) kinds.push('space')
  const [dividersLeft, dividersRight] = [dividersIn(left), dividersIn(right)]
  if (dividersLeft !== dividersRight && dividersLeft && dividersRight) kinds.push('separator')
  if (/\p{Lu}/u.test(left) !== /\p{Lu}/u.test(right)) kinds.push('case')
  return kinds
}

const dividersIn = (text: string) => [...new Set(text.trim().match(DIVIDERS))].toSorted().join('')
