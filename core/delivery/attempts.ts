import type { Capture } from '../capture'
import { type Attempt, createAttempt, capturesOf, attemptStartedAt } from '../attempt'
import { bodyKey } from './body-key'
import { addressKey, type Joined, MAX_SAME_BODY_GAP_MS, joinCaptures } from './join'

/** All attempts after captures were added, and those among them that are new or changed. */
export interface AddedCaptures {
  readonly attempts: readonly Attempt[]
  readonly changed: ReadonlySet<Attempt>
}

/**
 * Adds captures to the attempts of a tab. The result is the same as joining all captures at once. A capture with a
 * known id is a newer version of that capture. Attempts keep their ids, except those merged into another attempt. Each
 * changed attempt gets the next number, starting at `firstSeq`, unless `keepsNumber` returns true for it.
 */
export function addToAttempts(
  attempts: readonly Attempt[],
  captures: readonly Capture[],
  firstSeq: number,
  keepsNumber: (attempt: Attempt) => boolean = () => false,
): AddedCaptures {
  let all = attempts
  let nextSeq = firstSeq
  const changed = new Set<Attempt>()
  for (const added of Map.groupBy(captures, addressKey).values()) {
    const near = nearbyAttempts(all, added)
    const versions = new Map([...near.flatMap(capturesOf), ...added].map((capture) => [capture.id, capture]))
    const addedIds = new Set(added.map(({ id }) => id))
    const after = new Map<string, Attempt | null>()
    const known = new Set(all.map(({ id }) => id))
    for (const { id, before, replaced, group } of withIds(
      joinCaptures([...versions.values()]),
      near,
      known,
    )) {
      if (before && replaced.length === 0 && isUnchanged(before, group, addedIds)) continue
      // An attempt that splits off from one that keeps its number gets the same number.
      const origin = before ?? near.find((one) => keepsNumber(one) && holdsAny(one, group))
      const seq = origin && keepsNumber(origin) ? origin.seq : nextSeq++
      const replaces = [...(before?.replaces ?? []), ...replaced.map((attempt) => attempt.id)]
      const attempt = { ...createAttempt(id, seq, group), ...(replaces.length > 0 && { replaces }) }
      for (const { id: gone } of replaced) after.set(gone, null)
      after.set(id, attempt)
      changed.add(attempt)
    }
    const unchanged = all.flatMap((attempt) => {
      const replacement = after.get(attempt.id)
      return replacement === undefined ? attempt : (replacement ?? [])
    })
    all = [...unchanged, ...[...after].flatMap(([id, attempt]) => (known.has(id) || !attempt ? [] : attempt))]
  }
  return { attempts: all, changed }
}

const holdsAny = ({ captures }: Attempt, group: Joined): boolean =>
  captures.some(({ id }) => group.some((capture) => capture.id === id))

/** Returns the attempts that captures of one method and URL could affect, even indirectly. */
function nearbyAttempts(attempts: readonly Attempt[], added: readonly Capture[]): Attempt[] {
  const [first] = added
  if (!first) return []
  const address = addressKey(first)
  const ids = new Set(added.map(({ id }) => id))
  const same = attempts.filter(({ captures: [capture] }) => addressKey(capture) === address)
  const keys = new Set(added.map(({ body }) => bodyKey(body)))
  // If every body is known, attempts with other bodies are not affected.
  const comparable = !keys.has(null) && same.every((attempt) => attempt.captures.every(isComparable(attempt)))
  const near = comparable ? same.filter(({ body }) => keys.has(bodyKey(body))) : inChain(same, added)
  // A newer version of a capture belongs to the attempt that holds the older one.
  const holders = same.filter(({ captures }) => captures.some(({ id }) => ids.has(id)))
  return [...new Set([...near, ...holders])]
}

const isComparable =
  (attempt: Attempt) =>
  ({ body }: Attempt['captures'][number]): boolean =>
    bodyKey(body ?? attempt.body) !== null

/**
 * Returns the attempts that `added` could affect through a chain of captures, each close enough in time to the next one
 * for a join.
 */
function inChain(attempts: readonly Attempt[], added: readonly Capture[]): Attempt[] {
  const times = [...attempts.map(attemptStartedAt), ...added.map(({ at }) => at)].toSorted((a, b) => a - b)
  const isFar = (index: number) => (times[index] ?? 0) - (times[index - 1] ?? 0) > 2 * MAX_SAME_BODY_GAP_MS
  const ends = (at: number) => {
    let from = times.indexOf(at)
    let to = from
    while (from > 0 && !isFar(from)) from--
    while (to < times.length - 1 && !isFar(to + 1)) to++
    return [times[from] ?? at, times[to] ?? at] as const
  }
  const ranges = added.map(({ at }) => ends(at))
  return attempts.filter((attempt) =>
    ranges.some(([from, to]) => attemptStartedAt(attempt) >= from && attemptStartedAt(attempt) <= to),
  )
}

interface Identified {
  readonly id: string
  readonly before: Attempt | undefined
  /** Attempts that were merged into this one. */
  readonly replaced: readonly Attempt[]
  readonly group: Joined
}

/**
 * Assigns an id to each group of captures. A group takes over the id of an attempt that it shares a capture with. An
 * attempt without such a group passes its id to the next group without one. Any other group gets the id of one of its
 * captures or, if an attempt already has that id, of a capture in another group.
 */
function withIds(
  joined: readonly Joined[],
  before: readonly Attempt[],
  known: ReadonlySet<string>,
): Identified[] {
  const holders = new Map(before.flatMap((attempt) => attempt.captures.map(({ id }) => [id, attempt])))
  const free = new Set(before)
  const taken = joined.map((group) => {
    const holder = group.map(({ id }) => holders.get(id)).find((attempt) => attempt && free.has(attempt))
    if (holder) free.delete(holder)
    return holder
  })
  const left = [...free]
  const names = new Set(joined.flat().flatMap(({ id }) => (known.has(id) ? [] : [id])))
  const identified = joined.map((group, index): Identified => {
    const old = taken[index] ?? left.shift()
    if (old) return { id: old.id, before: old, replaced: [], group }
    const id = group.find((capture) => names.has(capture.id))?.id ?? [...names][0] ?? group[0].id
    names.delete(id)
    return { id, before: undefined, replaced: [], group }
  })
  return identified.map((one) => {
    const has = ({ captures: [first] }: Attempt) => one.group.some(({ id }) => id === first.id)
    return left.some(has) ? { ...one, replaced: left.filter(has) } : one
  })
}

function isUnchanged(before: Attempt, group: Joined, addedIds: ReadonlySet<string>): boolean {
  return (
    before.captures.length === group.length &&
    group.every(({ id }, index) => before.captures[index]?.id === id && !addedIds.has(id))
  )
}
