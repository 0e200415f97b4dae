import { memoizeByRef } from '../memoize-by-ref'
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

/**
 * A line of a tree: an entry of a list or an object, or a control that shows more of a long list, object or
 * string.
 */
export type TreeLine = {
  /** Unique within the tree. For an entry, its JSON Pointer. */
  readonly id: string
  /** Depth in the tree, starting at 1. */
  readonly level: number
  /** Position among the siblings, starting at 1. */
  readonly position: number
  readonly siblings: number
} & (
  | {
      readonly kind: 'entry'
      /** Key of the entry; in a list, its index as a string, starting at 0. */
      readonly key: string
      readonly inList: boolean
      readonly value: Json
      /** JSON of a plain value, truncated when it is long. Null for a list or an object. */
      readonly text: string | null
      /** Null for an entry that cannot be opened. */
      readonly isOpen: boolean | null
    }
  | {
      readonly kind: 'more'
      /** Pointer of the list, object or string that continues. */
      readonly of: string
      readonly unit: 'entries' | 'characters'
      readonly side: Side
      /** Number of entries or characters that are not shown. */
      readonly left: number
    }
)

/** Maximum number of lines that a tree shows by default. */
const MAX_DEFAULT_LINES = 150

/** Returns the lines of a tree. Long lists, objects and strings are shown in part. */
export function treeLines(root: Container, { toggled, shown }: TreeState): readonly TreeLine[] {
  const defaults = openByDefault(root)
  const lines: TreeLine[] = []
  const addEntries = (container: Container, pointer: string, level: number): void => {
    const siblings = sizeOf(container)
    const { from, to } = visibleRange(shown.get(pointer), siblings)
    const inList = Array.isArray(container)
    const common = { id: pointer, level, siblings }
    if (from > 0) lines.push(moreLine({ ...common, position: from }, 'entries', 'before', from))
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
      lines.push(moreLine({ ...common, position: position + 1 }, 'entries', 'after', siblings - position))
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

/**
 * Creates a “show more” line. Its id cannot equal a pointer, since a `~` in a pointer is never followed by a letter
 * (RFC 6901, section 3).
 */
const moreLine = (
  { id, level, position, siblings }: Pick<TreeLine, 'id' | 'level' | 'position' | 'siblings'>,
  unit: 'entries' | 'characters',
  side: Side,
  left: number,
): TreeLine => ({ id: `${id}/~${side}`, level, position, siblings, kind: 'more', of: id, unit, side, left })

/** Returns the pointers that are open by default: level by level, until {@link MAX_DEFAULT_LINES} is reached. */
const openByDefault = memoizeByRef((root: Container): ReadonlySet<string> => {
  const open = new Set<string>()
  let room = MAX_DEFAULT_LINES - Math.min(sizeOf(root), ENTRIES_PER_STEP)
  let level: (readonly [string, Container])[] = [['', root]]
  while (level.length > 0) {
    const next: typeof level = []
    for (const [pointer, container] of level) {
      for (const [key, value] of entriesOf(container, 0, ENTRIES_PER_STEP)) {
        // Containers that cannot be shown in full stay closed until the user opens them.
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
})

/**
 * Yields a range of the entries. In an object, integer-like keys come first, in whatever order they were sent
 * (ECMA-262, OrdinaryOwnPropertyKeys).
 */
function* entriesOf(
  container: Container,
  from: number,
  to: number,
): Generator<readonly [key: string, value: Json]> {
  const keys = Array.isArray(container) ? null : Object.keys(container)
  for (let index = from; index < Math.min(to, keys?.length ?? sizeOf(container)); index++) {
    const key = keys ? (keys[index] ?? '') : String(index)
    yield [key, (container as { readonly [key: string]: Json })[key] as Json]
  }
}
