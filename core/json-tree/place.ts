import type { Json } from '../publish/publish'
import { FIRST_CHARACTERS, isLongText, MORE_CHARACTERS, PIECE } from './piece'
import { containerOf, entryPointer, isContainer, pathOf, valueAt } from './pointer'

/** What somebody has done to a tree, by JSON Pointer: it holds for the next event's tree as well. */
export interface TreePlace {
  /** What was opened or closed by hand; what else is open depends on how much there is. */
  readonly toggled: ReadonlyMap<string, boolean>
  /** How many entries of a long list or object, or characters of a long text, are shown. */
  readonly shown: ReadonlyMap<string, number>
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

/** Shows the next piece of a long list, object or text. */
export function withMore(root: Json, place: TreePlace, pointer: string): TreePlace {
  const value = valueAt(root, pointer)
  if (value === undefined) return place
  const [first, more] = isContainer(value) ? [PIECE, PIECE] : [FIRST_CHARACTERS, MORE_CHARACTERS]
  return withShown(place, pointer, (place.shown.get(pointer) ?? first) + more)
}

/**
 * Makes a line the current one, with everything opened that it is in. `characters`: so many of its text have to be in
 * sight, of its JSON.
 */
export function openTo(root: Json, place: TreePlace, pointer: string, characters = 0): TreePlace {
  let next: TreePlace = { ...place, current: pointer }
  let container = ''
  for (const key of pathOf(pointer)) {
    const within = valueAt(root, container)
    if (within === undefined || !isContainer(within)) return place
    const position = Array.isArray(within) ? Number(key) : Object.keys(within).indexOf(key)
    if (position >= (next.shown.get(container) ?? PIECE))
      next = withShown(next, container, Math.ceil((position + 1) / PIECE) * PIECE)
    if (container !== '') next = withToggled(next, container, true)
    container = entryPointer(container, key)
  }
  const value = valueAt(root, pointer)
  if (value === undefined || !isLongText(value)) return next
  const shown = next.shown.get(pointer) ?? FIRST_CHARACTERS
  return characters > shown ? withShown(next, pointer, characters + FIRST_CHARACTERS) : next
}

/** Opens everything that stands beside a line, as far as that is not too much. */
export function withSiblingsOpen(root: Json, place: TreePlace, pointer: string): TreePlace {
  const container = containerOf(pointer)
  const within = valueAt(root, container)
  if (within === undefined || !isContainer(within)) return place
  const toggled = new Map(place.toggled)
  for (const [key, value] of Object.entries<Json>(within).slice(0, place.shown.get(container) ?? PIECE))
    if (isContainer(value)) toggled.set(entryPointer(container, key), true)
  return { ...place, toggled }
}

const withShown = (place: TreePlace, pointer: string, count: number): TreePlace => ({
  ...place,
  shown: new Map(place.shown).set(pointer, count),
})
