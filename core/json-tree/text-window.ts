import type { Json } from '../publish/publish'

/** So many entries of a list or an object are shown at once. */
export const PIECE = 100
/** What is shown of something long; `to` is behind it. */
export interface Range {
  readonly from: number
  readonly to: number
}
/** Where what is not shown stands. */
export type Side = 'before' | 'after'

/** What is shown of a list or an object at first. */
const FIRST_PIECE: Range = { from: 0, to: PIECE }
/** What is shown of so many entries: the first ones where a range is of another event's, which had more. */
export const pieceOf = (range: Range | undefined, size: number): Range =>
  range === undefined || range.from >= size ? FIRST_PIECE : range
/** So much of a long text is shown at first, in UTF-16 code units of its JSON. */
export const FIRST_CHARACTERS = 1000
/** The same as a range. */
export const FIRST_TEXT: Range = { from: 0, to: FIRST_CHARACTERS }
/** So much is added each time it is asked for more. */
export const MORE_CHARACTERS = 20_000

const texts = new Map<string, string>()
const LONG = 10_000

/**
 * A plain value as JSON. That of a long text is kept as long as no other is asked for: a megabyte is written out once,
 * and not with every key that is pressed.
 */
export function textOf(value: null | boolean | number | string): string {
  if (typeof value !== 'string' || value.length < LONG) return JSON.stringify(value)
  const known = texts.get(value)
  if (known !== undefined) return known
  if (texts.size >= 8) texts.clear()
  const text = JSON.stringify(value)
  texts.set(value, text)
  return text
}

/** It is shown in pieces. */
export const isLongText = (value: Json): value is string =>
  typeof value === 'string' && value.length > FIRST_CHARACTERS

/** The first so many UTF-16 code units of a text, with no character cut in two. */
export function firstOf(text: string, characters: number): string {
  if (text.length <= characters) return text
  const last = text.charCodeAt(characters - 1)
  const isCut = last >= 0xd800 && last < 0xdc00
  return text.slice(0, isCut ? characters - 1 : characters)
}

/** Any value as JSON on one line; of a long one the beginning, which says which it is. */
export function shortText(value: Json): string {
  const text = JSON.stringify(value)
  const first = firstOf(text, FIRST_CHARACTERS)
  return first.length < text.length ? `${first}…` : text
}
