import type { Json } from '../publish/publish'
import { FIRST_TEXT, isLongText, MORE_CHARACTERS, PIECE, pieceOf, type Range, type Side } from './text-window'
import { containerOf, entryPointer, isContainer, pathOf, sizeOf, valueAt } from './pointer'

/** What somebody has done to a tree, by JSON Pointer: it holds for the next event's tree as well. */
export interface TreePlace {
  /** What was opened or closed by hand; what else is open depends on how much there is. */
  readonly toggled: ReadonlyMap<string, boolean>
  /** Which entries of a long list or object, or characters of a long text, are shown. */
  readonly shown: ReadonlyMap<string, Range>
  /** Id of the line that keys and buttons act on. */
  readonly current: string
}

/** Nobody has done anything. */
export const UNTOUCHED: TreePlace = { toggled: new Map(), shown: new Map(), current: '' }

/** Opens or closes a list or an object. */
export const withToggled = (place: TreePlace, pointer: string, isOpen: boolean): TreePlace => ({
  ...place,
  toggled: new Map(place.toggled).set(pointer, isOpen),
})

/** Shows the next piece of a long list, object or text, or the one before; the current line is where that begins. */
export function withMore(root: Json, place: TreePlace, pointer: string, side: Side): TreePlace {
  const value = valueAt(root, pointer)
  if (value === undefined) return place
  if (!isContainer(value)) {
    const { to } = place.shown.get(pointer) ?? FIRST_TEXT
    return withShown({ ...place, current: pointer }, pointer, { from: 0, to: to + MORE_CHARACTERS })
  }
  const { from, to } = pieceOf(place.shown.get(pointer), sizeOf(value))
  const key = Object.keys(value)[side === 'before' ? from - 1 : to]
  const current = key === undefined ? place.current : entryPointer(pointer, key)
  const range = side === 'before' ? { from: Math.max(0, from - PIECE), to } : { from, to: to + PIECE }
  return withShown({ ...place, current }, pointer, range)
}

/**
 * Makes a line the current one, with everything opened that it is in; of a long list the piece that it stands in, and
 * not all that comes before. `characters`: so many of its text have to be in sight, of its JSON.
 */
export function openTo(root: Json, place: TreePlace, pointer: string, characters = 0): TreePlace {
  let next: TreePlace = { ...place, current: pointer }
  let container = ''
  for (const key of pathOf(pointer)) {
    const within = valueAt(root, container)
    if (within === undefined || !isContainer(within)) return place
    const position = Array.isArray(within) ? Number(key) : Object.keys(within).indexOf(key)
    const { from, to } = pieceOf(next.shown.get(container), sizeOf(within))
    if (position < from || position >= to) {
      const piece = Math.floor(position / PIECE) * PIECE
      next = withShown(next, container, { from: piece, to: piece + PIECE })
    }
    if (container !== '') next = withToggled(next, container, true)
    container = entryPointer(container, key)
  }
  const value = valueAt(root, pointer)
  if (value === undefined || !isLongText(value)) return next
  const { to } = next.shown.get(pointer) ?? FIRST_TEXT
  return characters > to ? withShown(next, pointer, { from: 0, to: characters + FIRST_TEXT.to }) : next
}

/** Opens everything that stands beside a line, as far as that is not too much. */
export function withSiblingsOpen(root: Json, place: TreePlace, pointer: string): TreePlace {
  const container = containerOf(pointer)
  const within = valueAt(root, container)
  if (within === undefined || !isContainer(within)) return place
  const toggled = new Map(place.toggled)
  const { from, to } = pieceOf(place.shown.get(container), sizeOf(within))
  for (const [key, value] of Object.entries<Json>(within).slice(from, to))
    if (isContainer(value)) toggled.set(entryPointer(container, key), true)
  return { ...place, toggled }
}

const withShown = (place: TreePlace, pointer: string, range: Range): TreePlace => ({
  ...place,
  shown: new Map(place.shown).set(pointer, range),
})
