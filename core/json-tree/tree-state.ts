import type { Json } from '../publish/publish'
import {
  INITIAL_TEXT_RANGE,
  isLongText,
  CHARS_PER_STEP,
  ENTRIES_PER_STEP,
  visibleRange,
  type VisibleRange,
  type Side,
} from './text-window'
import { parentPointer, entryPointer, isContainer, pointerKeys, sizeOf, valueAtPointer } from './pointer'

/** What somebody has done to a tree, by JSON Pointer: it holds for the next event's tree as well. */
export interface TreeState {
  /** What was opened or closed by hand; what else is open depends on how much there is. */
  readonly toggled: ReadonlyMap<string, boolean>
  /** Which entries of a long list or object, or characters of a long text, are shown. */
  readonly shown: ReadonlyMap<string, VisibleRange>
  /** Id of the line that keys and buttons act on. */
  readonly current: string
}

/** Nobody has done anything. */
export const INITIAL_TREE_STATE: TreeState = { toggled: new Map(), shown: new Map(), current: '' }

/** Opens or closes a list or an object. */
export const withToggled = (treeState: TreeState, pointer: string, isOpen: boolean): TreeState => ({
  ...treeState,
  toggled: new Map(treeState.toggled).set(pointer, isOpen),
})

/** Shows the next piece of a long list, object or text, or the one before; the current line is where that begins. */
export function withMore(root: Json, treeState: TreeState, pointer: string, side: Side): TreeState {
  const value = valueAtPointer(root, pointer)
  if (value === undefined) return treeState
  if (!isContainer(value)) {
    const { to } = treeState.shown.get(pointer) ?? INITIAL_TEXT_RANGE
    return withShown({ ...treeState, current: pointer }, pointer, { from: 0, to: to + CHARS_PER_STEP })
  }
  const { from, to } = visibleRange(treeState.shown.get(pointer), sizeOf(value))
  const key = Object.keys(value)[side === 'before' ? from - 1 : to]
  const current = key === undefined ? treeState.current : entryPointer(pointer, key)
  const range =
    side === 'before'
      ? { from: Math.max(0, from - ENTRIES_PER_STEP), to }
      : { from, to: to + ENTRIES_PER_STEP }
  return withShown({ ...treeState, current }, pointer, range)
}

/**
 * Makes a line the current one, with everything opened that it is in; of a long list the piece that it stands in, and
 * not all that comes before. `characters`: so many of its text have to be in sight, of its JSON.
 */
export function revealPointer(root: Json, treeState: TreeState, pointer: string, characters = 0): TreeState {
  let next: TreeState = { ...treeState, current: pointer }
  let container = ''
  for (const key of pointerKeys(pointer)) {
    const within = valueAtPointer(root, container)
    if (within === undefined || !isContainer(within)) return treeState
    const position = Array.isArray(within) ? Number(key) : Object.keys(within).indexOf(key)
    const { from, to } = visibleRange(next.shown.get(container), sizeOf(within))
    if (position < from || position >= to) {
      const piece = Math.floor(position / ENTRIES_PER_STEP) * ENTRIES_PER_STEP
      next = withShown(next, container, { from: piece, to: piece + ENTRIES_PER_STEP })
    }
    if (container !== '') next = withToggled(next, container, true)
    container = entryPointer(container, key)
  }
  const value = valueAtPointer(root, pointer)
  if (value === undefined || !isLongText(value)) return next
  const { to } = next.shown.get(pointer) ?? INITIAL_TEXT_RANGE
  return characters > to
    ? withShown(next, pointer, { from: 0, to: characters + INITIAL_TEXT_RANGE.to })
    : next
}

/** Opens everything that stands beside a line, as far as that is not too much. */
export function withSiblingsExpanded(root: Json, treeState: TreeState, pointer: string): TreeState {
  const container = parentPointer(pointer)
  const within = valueAtPointer(root, container)
  if (within === undefined || !isContainer(within)) return treeState
  const toggled = new Map(treeState.toggled)
  const { from, to } = visibleRange(treeState.shown.get(container), sizeOf(within))
  for (const [key, value] of Object.entries<Json>(within).slice(from, to))
    if (isContainer(value)) toggled.set(entryPointer(container, key), true)
  return { ...treeState, toggled }
}

const withShown = (treeState: TreeState, pointer: string, range: VisibleRange): TreeState => ({
  ...treeState,
  shown: new Map(treeState.shown).set(pointer, range),
})
