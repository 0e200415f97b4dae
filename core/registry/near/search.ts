import type { NearKind } from './near-kind'
import { compareWords, type NearMatch, type TypedName } from './compare-names'
import { countBits, editsBetween, isSwap, lettersOf } from './distance'
import { lemmas } from './endings'
import { type Folded, fold, differencesInStyle, differencesInWriting } from './fold'
import { isLong, type NameIndex, numbersOf, stemsOf, weighs } from './index-names'
import { blurred } from './look-alikes'
import { GENERIC_WORDS, roleOf } from './vocabulary'
import { editsAllowed, misspelling, OTHER_ENDING, SAME, type WordMatch } from './words-near'

/** Costs of matches that are not found word by word. */
const COST = { written: 0, blurred: 0.4, stems: 0.5, glued: 1.2, joined: 1.1 }
/** Small additional costs of differences in writing, which order names that are otherwise equally near. */
const WRITING_COST: Readonly<Record<NearKind, number>> = {
  case: 0.01,
  space: 0.012,
  separator: 0.014,
  lookAlike: 0.02,
  swap: 0,
  plural: 0,
  prefix: 0,
  order: 0,
  typo: 0,
}

/** Returns every registered name that is near, once, with the lowest cost at which a search found it. */
export function findNear(name: string, index: NameIndex): NearMatch[] {
  const typed = fold(name)
  const found = new Map<number, NearMatch>()
  const add = (near: NearMatch) => {
    const entry = index.entries[near.position]
    if (!entry || entry.name === name) return
    const ways =
      entry.key === typed.key ? differencesInWriting(name, entry.name) : differencesInStyle(name, entry.name)
    const cost = ways.reduce((sum, way) => sum + WRITING_COST[way], near.cost)
    const kinds = [...new Set([...near.kinds, ...ways])]
    const earlier = found.get(near.position)
    if (!earlier || cost < earlier.cost) found.set(near.position, { position: near.position, cost, kinds })
  }
  if (typed.key === '') return []
  for (const position of index.byKey.get(typed.key) ?? []) add({ position, cost: COST.written, kinds: [] })
  for (const position of index.byBlur.get(blurred(typed.key)) ?? [])
    add({ position, cost: COST.blurred, kinds: ['lookAlike'] })
  if (isLong(typed)) return [...found.values()]

  for (const near of byStems(typed, index)) add(near)
  for (const near of byWords(typed, index)) add(near)
  for (const near of glued(typed, index)) add(near)
  for (const near of joined(typed, index)) add(near)
  return [...found.values()]
}

/** Finds names whose words have other endings and are also divided differently: `page_views` and `pageview`. */
function byStems({ words }: Folded, index: NameIndex): NearMatch[] {
  return (index.byStems.get(stemsOf(words)) ?? []).flatMap((position): NearMatch[] => {
    const entry = index.entries[position]
    if (!entry || entry.numbers !== numbersOf(words) || entry.words.length === words.length) return []
    return [{ position, cost: COST.stems, kinds: ['plural', 'separator'] }]
  })
}

/** Finds names that share words with the typed one, even misspelled or with a different ending. */
function byWords({ words, key }: Folded, index: NameIndex): NearMatch[] {
  const typed: TypedName = { words, key, matches: words.map((word) => matchesOf(word, index)) }
  const masks = new Uint32Array(index.entries.length)
  const touched: number[] = []
  for (const [at, matches] of typed.matches.entries())
    for (const id of matches.keys())
      for (const position of index.words[id]?.entries ?? []) {
        if (masks[position] === 0) touched.push(position)
        masks[position] = (masks[position] ?? 0) | (1 << at)
      }
  const meaningful = words.reduce((mask, word, at) => (weighs(roleOf(word)) ? mask | (1 << at) : mask), 0)
  return touched.flatMap((position) => {
    const mask = masks[position] ?? 0
    const missing = countBits(meaningful & ~mask)
    // Each name has a meaningful word that the other lacks, so they have different meanings.
    if (
      missing > 1 ||
      (missing === 1 && (index.entries[position]?.weight ?? 0) > countBits(mask & meaningful))
    )
      return []
    const near = compareWords(typed, position, index)
    return near ? [near] : []
  })
}

/** Returns the words of the registry that a typed word may stand for, by index. */
function matchesOf(word: string, index: NameIndex): Map<number, WordMatch> {
  const matches = new Map<number, WordMatch>()
  const isWord = (text: string) => (index.words[index.wordIds.get(text) ?? -1]?.entries.length ?? 0) > 1
  const letters = lettersOf(word)
  const max = editsAllowed(word.length + 1)
  for (const [id, other] of index.words.entries()) {
    if (Math.abs(other.text.length - word.length) > max) continue
    if (countBits(letters ^ other.letters) > max * 2) continue
    const match = misspelling(word, other.text, isWord)
    if (match) matches.set(id, match)
  }
  for (const lemma of lemmas(word))
    for (const id of index.byLemma.get(lemma) ?? []) matches.set(id, OTHER_ENDING)
  const same = index.wordIds.get(word)
  if (same !== undefined) matches.set(same, SAME)
  return matches
}

/** Finds names that differ by a generic word attached without a separator: `eventpurchase`. */
function glued({ key }: Folded, index: NameIndex): NearMatch[] {
  const keys = GENERIC_WORDS.flatMap((word) => [
    `${word}${key}`,
    `${key}${word}`,
    ...(key.startsWith(word) ? [key.slice(word.length)] : []),
    ...(key.endsWith(word) ? [key.slice(0, -word.length)] : []),
  ])
  return keys.flatMap((other) =>
    Math.min(other.length, key.length) < 5 || roleOf(other.length < key.length ? other : key) !== 'topic'
      ? []
      : (index.byKey.get(other) ?? []).map((position): NearMatch => ({
          position,
          cost: COST.glued,
          kinds: ['prefix'],
        })),
  )
}

/** Finds misspelled names whose words are also divided differently, so they cannot be compared word by word. */
function joined({ words, key }: Folded, index: NameIndex): NearMatch[] {
  const maxEdits = key.length < 5 ? 0 : key.length < 12 ? 1 : 2
  if (maxEdits === 0) return []
  const letters = lettersOf(key)
  const numbers = numbersOf(words)
  const near: NearMatch[] = []
  for (let length = key.length - maxEdits; length <= key.length + maxEdits; length++)
    for (const position of index.byLength.get(length) ?? []) {
      const entry = index.entries[position]
      if (!entry || countBits(entry.letters ^ letters) > maxEdits * 2) continue
      if (entry.numbers !== numbers || entry.key[0] !== key[0] || sameDivision(entry.words, words)) continue
      const edits = editsBetween(key, entry.key, maxEdits)
      if (edits === 0 || edits > maxEdits) continue
      const kind = isSwap(key, entry.key) ? 'swap' : 'typo'
      near.push({ position, cost: COST.joined * edits, kinds: [kind, 'separator'] })
    }
  return near
}

/** Returns whether two names have the same number of words, with lengths that differ by at most one. */
function sameDivision(one: readonly string[], other: readonly string[]): boolean {
  return (
    one.length === other.length &&
    one.every((word, at) => Math.abs(word.length - (other[at]?.length ?? 0)) <= 1)
  )
}
