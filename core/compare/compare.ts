import {
  type Container,
  entryPointer,
  isContainer,
  parentPointer,
  pathText,
  sizeOf,
} from '../json-tree/pointer'
import type { Json } from '../publish/publish'
import type { Row } from '../record/row'
import type { ComparableEvent, EventTimes } from './compared'

/** A value without entries: a plain value, or an empty list or object. */
type Leaf = Exclude<Json, Container> | Container

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

/** Returns the closest earlier row of the same goal, or null. `rows` are in chronological order. */
export function previousWithSameGoal(rows: readonly Row[], row: Row): Row | null {
  if (row.kind !== 'goal') return null
  const { name } = row.event.goal
  let previous: Row | null = null
  for (const candidate of rows) {
    if (candidate.id === row.id) return previous
    if (candidate.kind === 'goal' && candidate.event.goal.name === name) previous = candidate
  }
  return null
}

/** Compares two events. The values that only the second event has come last. */
export function compareEvents(here: ComparableEvent, there: ComparableEvent): Comparison {
  const [leavesHere, leavesThere] = [flatten(here.facts), flatten(there.facts)]
  const differences: Difference[] = []
  const same: Comparison['same'][number][] = []
  const [filledHere, filledThere] = [filledContainers(leavesHere), filledContainers(leavesThere)]
  for (const [pointer, value] of leavesHere) {
    // The list or object is empty here but has entries there. Those entries are reported instead.
    if (isContainer(value) && filledThere.has(pointer)) continue
    const path = pathText(here.facts, pointer)
    const counterpart = leavesThere.get(pointer)
    if (counterpart === undefined) differences.push({ path, kind: 'onlyHere', here: value })
    else if (areEqualLeaves(value, counterpart)) same.push({ path, value })
    else differences.push({ path, kind: 'changed', here: value, there: counterpart })
  }
  for (const [pointer, value] of leavesThere)
    if (!leavesHere.has(pointer) && !(isContainer(value) && filledHere.has(pointer)))
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

/** Returns all leaves of a value by JSON Pointer (RFC 6901), in their original order. */
export function flatten(root: Json): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const add = (value: Json, pointer: string): void => {
    if (!isContainer(value) || sizeOf(value) === 0) leaves.set(pointer, value)
    else for (const [key, inner] of Object.entries<Json>(value)) add(inner, entryPointer(pointer, key))
  }
  add(root, '')
  return leaves
}

/** Returns the pointers of all lists and objects that have entries. */
function filledContainers(leaves: ReadonlyMap<string, Leaf>): ReadonlySet<string> {
  const filled = new Set<string>()
  for (let pointer of leaves.keys())
    while (pointer !== '') {
      pointer = parentPointer(pointer)
      if (filled.has(pointer)) break
      filled.add(pointer)
    }
  return filled
}

/** Compares two leaves by their JSON, which suffices because a list or an object is a leaf only if it is empty. */
const areEqualLeaves = (one: Leaf, other: Leaf): boolean => JSON.stringify(one) === JSON.stringify(other)

const difference = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : Math.round(one - other)
