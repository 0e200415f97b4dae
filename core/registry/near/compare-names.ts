import { type IndexedName, type NameIndex, weighs, type Word } from './index-names'
import type { NearKind } from './near-kind'
import { isGeneric, type Role, roleOf } from './vocabulary'
import { editsAllowed, type WordMatch } from './words-near'

/** Distance of a registered name from the typed one. */
export interface NearMatch {
  readonly position: number
  /** 0 for names that differ only in the way they are written. */
  readonly cost: number
  readonly kinds: readonly NearKind[]
}

/** A typed name. For each of its words, `matches` has the words of the registry that it may stand for, by index. */
export interface TypedName {
  readonly words: readonly string[]
  readonly key: string
  readonly matches: readonly ReadonlyMap<number, WordMatch>[]
}

/** Cost of each difference. Only their order and their sums matter. Names above {@link MAX_COST} are not near. */
export const COST = {
  plural: 0.5,
  swap: 0.8,
  typo: 1,
  order: 1,
  link: 0.6,
  generic: 1,
  result: 1.4,
  affix: 2.2,
  number: 3,
}
const MAX_COST = 3.4

interface Pair extends WordMatch {
  readonly typed: number
  readonly registered: number
}

/** Compares two names word by word; null when they are not near. */
export function compareWords(typed: TypedName, position: number, index: NameIndex): NearMatch | null {
  const entry = index.entries[position]
  if (!entry) return null
  const pairs = pairUp(typed, entry)
  const edits = pairs.reduce((sum, pair) => sum + pair.edits, 0)
  if (!hasEvidence(pairs, typed, entry)) return null
  if (edits > editsAllowed(Math.min(typed.key.length, entry.key.length))) return null

  const typedOnly = unpaired(typed.words, new Set(pairs.map((pair) => pair.typed)))
  const registeredOnly = unpaired(entry.words, new Set(pairs.map((pair) => pair.registered)))
  const shared = pairs.flatMap(({ registered }) => index.words[entry.wordIds[registered] ?? -1] ?? [])
  const unpairedCost = costOfUnpaired(typedOnly, registeredOnly, pairs, shared)
  if (unpairedCost === null) return null

  const moved = isOutOfOrder(pairs)
  if (moved && !mayMove(pairs, typed, entry)) return null
  const kinds: NearKind[] = []
  let cost = unpairedCost
  if (pairs.some(({ kind }) => kind === 'swap')) kinds.push('swap')
  if (pairs.some(({ kind }) => kind === 'typo')) kinds.push('typo')
  if (pairs.some(({ kind }) => kind === 'plural')) kinds.push('plural')
  if (typedOnly.length + registeredOnly.length > 0) kinds.push('prefix')
  if (moved) kinds.push('order')
  for (const pair of pairs) if (pair.kind !== 'same') cost += COST[pair.kind] * Math.max(1, pair.edits)
  if (moved) cost += COST.order
  return cost > MAX_COST ? null : { position, cost, kinds }
}

/** Returns whether the names share as many other words as the matches of their words need; see {@link WordMatch}. */
function hasEvidence(pairs: readonly Pair[], typed: TypedName, entry: IndexedName): boolean {
  const needs = Math.max(...pairs.map((pair) => pair.needs))
  if (needs <= 0) return true
  // A name of three letters has no other words to compare.
  if (typed.words.length === 1 && entry.words.length === 1)
    return Math.min(typed.key.length, entry.key.length) <= 3 && typed.key[0] === entry.key[0]
  const shared = pairs.filter((pair) => pair.edits === 0).map((pair) => roleOf(typed.words[pair.typed] ?? ''))
  return shared.length >= 2 || (needs === 1 && shared.includes('topic'))
}

/** Pairs the words of the two names one to one: the most similar words first, then those closest in position. */
function pairUp(typed: TypedName, entry: IndexedName): Pair[] {
  const possible: Pair[] = []
  for (const [at, matches] of typed.matches.entries())
    for (const [registered, id] of entry.wordIds.entries()) {
      const match = matches.get(id)
      if (match) possible.push({ ...match, typed: at, registered })
    }
  const likeness = ({ kind, edits }: Pair) => edits * 2 + (kind === 'same' ? 0 : 1)
  const apart = (pair: Pair) => Math.abs(pair.typed - pair.registered)
  possible.sort((one, other) => likeness(one) - likeness(other) || apart(one) - apart(other))
  const pairs: Pair[] = []
  for (const pair of possible)
    if (!pairs.some(({ typed: at, registered }) => at === pair.typed || registered === pair.registered))
      pairs.push(pair)
  return pairs.toSorted((one, other) => one.typed - other.typed)
}

interface UnpairedWord {
  readonly role: Role
  /** True for the first or last word of a name. */
  readonly outer: boolean
}

/**
 * Returns the words that have no counterpart in the other name. A number after a generic word is part of that word:
 * `ga4`, `ios 17`.
 */
function unpaired(words: readonly string[], paired: ReadonlySet<number>): UnpairedWord[] {
  const found: UnpairedWord[] = []
  let before: Role | null = null
  for (const [at, word] of words.entries()) {
    const role = roleOf(word)
    const belongs = role === 'number' && (before === 'noise' || before === 'place' || before === 'version')
    before = paired.has(at) ? null : role
    if (!paired.has(at) && !belongs) found.push({ role, outer: at === 0 || at === words.length - 1 })
  }
  return found
}

/** Returns the cost of the words that only one of the names has; null when they change the meaning. */
function costOfUnpaired(
  typedOnly: readonly UnpairedWord[],
  registeredOnly: readonly UnpairedWord[],
  pairs: readonly Pair[],
  shared: readonly Word[],
): number | null {
  const all = [...typedOnly, ...registeredOnly]
  if (all.length === 0) return 0
  const topics = shared.filter(({ role }) => role === 'topic')
  const [meaningful, other] = all.filter(({ role }) => role !== 'link' && !isGeneric(role))
  if (!meaningful) {
    const isNoise = (words: readonly UnpairedWord[]) =>
      words.every(({ role }) => role === 'noise' || role === 'link')
    // Replacing “ios” with “android”, or “page” with “done”, changes the meaning. Replacing “event” with “goal” does
    // not.
    if (!isNoise(typedOnly) && !isNoise(registeredOnly)) return null
    const isIdentified = topics.length > 0 || (isNoise(all) && shared.some(({ role }) => weighs(role)))
    return isIdentified ? all.reduce((sum, { role }) => sum + genericCost(role), 0) : null
  }
  // Names with both a different word and a misspelled one are not near.
  if (pairs.some(({ edits }) => edits > 0) || !isDistinctive(topics, pairs)) return null
  const isOnePair = typedOnly.length === 1 && registeredOnly.length === 1
  if (isOnePair && meaningful.role === 'number' && other?.role === 'number') return COST.number
  return all.length > 1 || meaningful.role === 'turn' || !meaningful.outer ? null : COST.affix
}

const genericCost = (role: Role) =>
  role === 'link' ? COST.link : role === 'result' ? COST.result : COST.generic

/** Returns whether the shared words identify a name, regardless of the other words. */
function isDistinctive(topics: readonly Word[], pairs: readonly Pair[]): boolean {
  if (topics.length >= 2) return true
  const [only] = topics
  return (
    only !== undefined &&
    only.text.length >= 5 &&
    only.entries.length === 1 &&
    pairs.every(({ kind }) => kind === 'same')
  )
}

function isOutOfOrder(pairs: readonly Pair[]): boolean {
  return pairs.some(({ registered }, at) => registered < (pairs[at - 1]?.registered ?? -1))
}

/**
 * Returns whether the words may be in a different order. Numbers must keep their order, and “from a to b” is not
 * “from b to a”.
 */
function mayMove(pairs: readonly Pair[], typed: TypedName, entry: IndexedName): boolean {
  const numbers = pairs.filter((pair) => roleOf(typed.words[pair.typed] ?? '') === 'number')
  const directed = entry.words.filter((word) => word === 'to' || word === 'from' || word === 'vs').length > 0
  const topics = pairs.filter((pair) => roleOf(typed.words[pair.typed] ?? '') === 'topic')
  return !isOutOfOrder(numbers) && !(directed && topics.length > 1 && isOutOfOrder(topics))
}
