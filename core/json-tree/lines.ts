import type { Json } from '../publish/publish'
import {
  INITIAL_TEXT_RANGE,
  truncateText,
  isLongText,
  ENTRIES_PER_STEP,
  visibleRange,
  type Side,
  jsonText,
} from './text-window'
import type { TreeState } from './tree-state'
import { type Container, entryPointer, isContainer, sizeOf } from './pointer'

/** A line of a tree: an entry of a list or an object, or what shows more of one that is long. */
export type TreeLine = {
  /** Unique in the tree: an entry's is its JSON Pointer. */
  readonly id: string
  /** From 1. */
  readonly level: number
  /** From 1, among `siblings`. */
  readonly position: number
  readonly siblings: number
} & (
  | {
      readonly kind: 'entry'
      /** Of a list its place, from 0. */
      readonly key: string
      readonly inList: boolean
      readonly value: Json
      /** Of a plain value, as JSON; of a long one the beginning. Null for a list or an object. */
      readonly text: string | null
      /** Null for what cannot be opened. */
      readonly isOpen: boolean | null
    }
  | {
      readonly kind: 'more'
      /** Of what it shows more. */
      readonly of: string
      readonly unit: 'entries' | 'characters'
      readonly side: Side
      /** How many are not shown. */
      readonly left: number
    }
)

/** A tree opens by itself as long as it does not get longer, in lines. */
const MAX_DEFAULT_LINES = 150

/** The lines of a tree: everything within the value, and of lists, objects and texts that are long a piece. */
export function treeLines(root: Container, { toggled, shown }: TreeState): readonly TreeLine[] {
  const defaults = openByDefault(root)
  const lines: TreeLine[] = []
  const addEntries = (container: Container, pointer: string, level: number): void => {
    const siblings = sizeOf(container)
    const { from, to } = visibleRange(shown.get(pointer), siblings)
    const inList = Array.isArray(container)
    const beside = { id: pointer, level, siblings }
    if (from > 0) lines.push(moreLine({ ...beside, position: from }, 'entries', 'before', from))
    let position = from
    for (const [key, value] of entriesOf(container, from, to)) {
      position++
      const id = entryPointer(pointer, key)
      const isOpen = isContainer(value) && sizeOf(value) > 0 ? (toggled.get(id) ?? defaults.has(id)) : null
      const [text, left] = isContainer(value) ? [null, 0] : shownText(value, shown.get(id))
      const line = { id, level, position, siblings, kind: 'entry', key, inList, value, text, isOpen } as const
      lines.push(line)
      if (left > 0) lines.push(moreLine(line, 'characters', 'after', left))
      if (isOpen && isContainer(value)) addEntries(value, id, level + 1)
    }
    if (siblings > position)
      lines.push(moreLine({ ...beside, position: position + 1 }, 'entries', 'after', siblings - position))
  }
  addEntries(root, '', 1)
  return lines
}

function shownText(
  value: Exclude<Json, Container>,
  { to } = INITIAL_TEXT_RANGE,
): [text: string, left: number] {
  const text = jsonText(value)
  if (!isLongText(value)) return [text, 0]
  const first = truncateText(text, to)
  return [first, text.length - first.length]
}

/** In no pointer a `~` stands before a letter (RFC 6901, section 3). */
const moreLine = (
  { id, level, position, siblings }: Pick<TreeLine, 'id' | 'level' | 'position' | 'siblings'>,
  unit: 'entries' | 'characters',
  side: Side,
  left: number,
): TreeLine => ({ id: `${id}/~${side}`, level, position, siblings, kind: 'more', of: id, unit, side, left })

const defaultsByRoot = new WeakMap<Container, ReadonlySet<string>>()

/** What is open of itself: level by level, as long as there is room. */
function openByDefault(root: Container): ReadonlySet<string> {
  const known = defaultsByRoot.get(root)
  if (known) return known
  const open = new Set<string>()
  defaultsByRoot.set(root, open)
  let room = MAX_DEFAULT_LINES - Math.min(sizeOf(root), ENTRIES_PER_STEP)
  let level: (readonly [string, Container])[] = [['', root]]
  while (level.length > 0) {
    const next: typeof level = []
    for (const [pointer, container] of level) {
      for (const [key, value] of entriesOf(container, 0, ENTRIES_PER_STEP)) {
        // What would not be seen whole is left to whoever wants to see it.
        if (!isContainer(value) || sizeOf(value) > ENTRIES_PER_STEP) continue
        room -= sizeOf(value)
        if (room < 0) return open
        const id = entryPointer(pointer, key)
        open.add(id)
        next.push([id, value])
      }
    }
    level = next
  }
  return open
}

/** Some of its entries. Keys that are numbers come first in an object, whatever was sent (ECMA-262, OrdinaryOwnPropertyKeys). */
function* entriesOf(
  container: Container,
  from: number,
  to: number,
): Generator<readonly [key: string, value: Json]> {
  const keys = Array.isArray(container) ? null : Object.keys(container)
  for (let place = from; place < Math.min(to, keys?.length ?? sizeOf(container)); place++) {
    const key = keys ? (keys[place] ?? '') : String(place)
    yield [key, (container as { readonly [key: string]: Json })[key] as Json]
  }
}
