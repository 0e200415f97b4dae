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

/** The user's changes to a tree, by JSON Pointer. They also apply to the tree of the event that is selected next. */
export interface TreeState {
  /**
   * Lists and objects that the user opened (true) or closed (false). Others open depending on the tree's
   * size.
   */
  readonly toggled: ReadonlyMap<string, boolean>
  /** Visible entries of long lists and objects, and visible characters of long strings. */
  readonly shown: ReadonlyMap<string, VisibleRange>
  /** Id of the line that keys and buttons act on. */
  readonly current: string
}

/** State of a tree before the user changes anything. */
export const INITIAL_TREE_STATE: TreeState = { toggled: new Map(), shown: new Map(), current: '' }

/** Opens or closes a list or an object. */
export const withToggled = (treeState: TreeState, pointer: string, isOpen: boolean): TreeState => ({
  ...treeState,
  toggled: new Map(treeState.toggled).set(pointer, isOpen),
})

/**
 * Shows the next or previous entries of a long list or object, or more of a long string. The new entry next
 * to the visible ones becomes current, or the string itself.
 */
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
 * Makes a line current and opens everything that contains it. In a long list, shows the range that contains it
 * instead of everything before it. `characters`: the length of its JSON that must be visible, in UTF-16 code
 * units.
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
      const start = Math.floor(position / ENTRIES_PER_STEP) * ENTRIES_PER_STEP
      next = withShown(next, container, { from: start, to: start + ENTRIES_PER_STEP })
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

/** Opens a line and all its visible siblings. */
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
