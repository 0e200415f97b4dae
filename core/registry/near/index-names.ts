import { coarse, lemmas } from './endings'
import { type Folded, fold, isNumberWord } from './fold'
import { blurred } from './look-alikes'
import { lettersOf } from './distance'
import { isGeneric, type Role, roleOf } from './vocabulary'

/** A registered name, prepared for comparison. */
export interface IndexedName extends Folded {
  /** Indexes of its words in {@link NameIndex.words}. */
  readonly wordIds: readonly number[]
  /** Number of words that carry its meaning; see {@link weighs}. */
  readonly weight: number
  readonly letters: number
  /** The numbers in the name, in order, joined with `_`. */
  readonly numbers: string
}

/** A word of the registry. */
export interface Word {
  readonly text: string
  readonly role: Role
  readonly letters: number
  /** The word without its ending. */
  readonly stem: string
  /** Indexes in {@link NameIndex.entries} of the names that contain the word, without duplicates. */
  readonly entries: number[]
}

/**
 * Names indexed for finding near ones. `wordIds` and `byLemma` hold indexes in `words`; all other maps hold indexes in
 * `entries`.
 */
export interface NameIndex {
  readonly entries: readonly IndexedName[]
  readonly words: readonly Word[]
  readonly wordIds: ReadonlyMap<string, number>
  readonly byKey: ReadonlyMap<string, readonly number[]>
  readonly byBlur: ReadonlyMap<string, readonly number[]>
  /** By the words without their endings, joined. */
  readonly byStems: ReadonlyMap<string, readonly number[]>
  /** By the length of the key. */
  readonly byLength: ReadonlyMap<number, readonly number[]>
  /** Words by their possible base forms; see {@link lemmas}. */
  readonly byLemma: ReadonlyMap<string, readonly number[]>
}

/**
 * Returns whether a name is unusually long. Long names are found only by their key, since comparing them takes time.
 */
export const isLong = ({ words, key }: Folded): boolean => words.length > 24 || key.length > 200

/** Returns whether a word of this role carries the meaning of a name. */
export const weighs = (role: Role): boolean => !isGeneric(role) && role !== 'link' && role !== 'number'
export const stemsOf = (words: readonly string[]): string => words.map(coarse).join('')
export const numbersOf = (words: readonly string[]): string => words.filter(isNumberWord).join('_')

export function indexNames(names: Iterable<string>): NameIndex {
  const entries: IndexedName[] = []
  const words: Word[] = []
  const wordIds = new Map<string, number>()
  const byKey = new Map<string, number[]>()
  const byBlur = new Map<string, number[]>()
  const byStems = new Map<string, number[]>()
  const byLength = new Map<number, number[]>()
  const byLemma = new Map<string, number[]>()

  const idOf = (text: string): number => {
    const known = wordIds.get(text)
    if (known !== undefined) return known
    const stem = coarse(text)
    const id = words.push({ text, role: roleOf(text), letters: lettersOf(text), stem, entries: [] }) - 1
    wordIds.set(text, id)
    for (const lemma of lemmas(text)) put(byLemma, lemma, id)
    return id
  }

  for (const name of new Set(names)) {
    const folded = fold(name)
    const position = entries.length
    const ids = isLong(folded) ? [] : folded.words.map(idOf)
    for (const id of new Set(ids)) words[id]?.entries.push(position)
    entries.push({
      ...folded,
      wordIds: ids,
      weight: ids.filter((id) => weighs(words[id]?.role ?? 'topic')).length,
      letters: lettersOf(folded.key),
      numbers: numbersOf(folded.words),
    })
    if (folded.key === '') continue
    put(byKey, folded.key, position)
    if (isLong(folded)) continue
    put(byBlur, blurred(folded.key), position)
    put(byStems, ids.map((id) => words[id]?.stem).join(''), position)
    put(byLength, folded.key.length, position)
  }
  return { entries, words, wordIds, byKey, byBlur, byStems, byLength, byLemma }
}

function put<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
