import { parentPointer, isContainer, pathText } from '../json-tree/pointer'
import type { Json } from '../publish/publish'
import type { ComparableEvent, EventTimes } from './compared'
import { type Leaf, flatten } from './flatten'

/** A value that differs between two events. `path` is in JavaScript notation. */
export type Difference = { readonly path: string } & (
  | { readonly kind: 'changed'; readonly here: Leaf; readonly there: Leaf }
  | { readonly kind: 'onlyHere'; readonly here: Leaf }
  | { readonly kind: 'onlyThere'; readonly there: Leaf }
)

/** Result of comparing two events. */
export interface Comparison {
  readonly differences: readonly Difference[]
  readonly same: readonly { readonly path: string; readonly value: Leaf }[]
  /** Delay of the first event relative to the second, in ms; null when either lacks the time. */
  readonly delays: { readonly [Time in keyof EventTimes]: number | null }
}

/** Compares two events. Values that only `there` has come last. */
export function compareEvents(here: ComparableEvent, there: ComparableEvent): Comparison {
  const [own, others] = [flatten(here.facts), flatten(there.facts)]
  const differences: Difference[] = []
  const same: Comparison['same'][number][] = []
  const [ownHolders, otherHolders] = [holdersOf(own), holdersOf(others)]
  for (const [pointer, value] of own) {
    // An empty list or object that has entries in `there`: those entries are reported instead.
    if (isContainer(value) && otherHolders.has(pointer)) continue
    const path = pathText(here.facts, pointer)
    const other = others.get(pointer)
    if (other === undefined) differences.push({ path, kind: 'onlyHere', here: value })
    else if (isSame(value, other)) same.push({ path, value })
    else differences.push({ path, kind: 'changed', here: value, there: other })
  }
  for (const [pointer, value] of others)
    if (!own.has(pointer) && !(isContainer(value) && ownHolders.has(pointer)))
      differences.push({ path: pathText(there.facts, pointer), kind: 'onlyThere', there: value })
  return {
    differences,
    same,
    delays: {
      achieved: difference(here.times.achieved, there.times.achieved),
      published: difference(here.times.published, there.times.published),
      sent: difference(here.times.sent, there.times.sent),
    },
  }
}

/** Returns the pointers of all lists and objects that have entries. */
function holdersOf(leaves: ReadonlyMap<string, Leaf>): ReadonlySet<string> {
  const holders = new Set<string>()
  for (let pointer of leaves.keys())
    while (pointer !== '') {
      pointer = parentPointer(pointer)
      if (holders.has(pointer)) break
      holders.add(pointer)
    }
  return holders
}

/** Compares two leaves. Their JSON is enough, since a list or an object is a leaf only when it is empty. */
const isSame = (one: Json, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other)

const difference = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : Math.round(one - other)
