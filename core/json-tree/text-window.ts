import type { Json } from '../publish/publish'

/** So many entries of a list or an object are shown at once. */
export const ENTRIES_PER_STEP = 100
/** What is shown of something long; `to` is behind it. */
export interface VisibleRange {
  readonly from: number
  readonly to: number
}
/** Where what is not shown stands. */
export type Side = 'before' | 'after'

/** What is shown of a list or an object at first. */
const INITIAL_ENTRY_RANGE: VisibleRange = { from: 0, to: ENTRIES_PER_STEP }
/** What is shown of so many entries: the first ones where a range is of another event's, which had more. */
export const visibleRange = (range: VisibleRange | undefined, size: number): VisibleRange =>
  range === undefined || range.from >= size ? INITIAL_ENTRY_RANGE : range
/** So much of a long text is shown at first, in UTF-16 code units of its JSON. */
export const INITIAL_CHARS = 1000
/** The same as a range. */
export const INITIAL_TEXT_RANGE: VisibleRange = { from: 0, to: INITIAL_CHARS }
/** So much is added each time it is asked for more. */
export const CHARS_PER_STEP = 20_000

const texts = new Map<string, string>()
const LONG_TEXT_CHARS = 10_000

/**
 * A plain value as JSON. That of a long text is kept as long as no other is asked for: a megabyte is written out once,
 * and not with every key that is pressed.
 */
export function jsonText(value: null | boolean | number | string): string {
  if (typeof value !== 'string' || value.length < LONG_TEXT_CHARS) return JSON.stringify(value)
  const known = texts.get(value)
  if (known !== undefined) return known
  if (texts.size >= 8) texts.clear()
  const text = JSON.stringify(value)
  texts.set(value, text)
  return text
}

/** It is shown in pieces. */
export const isLongText = (value: Json): value is string =>
  typeof value === 'string' && value.length > INITIAL_CHARS

/** The first so many UTF-16 code units of a text, with no character cut in two. */
export function truncateText(text: string, characters: number): string {
  if (text.length <= characters) return text
  const last = text.charCodeAt(characters - 1)
  const isCut = last >= 0xd800 && last < 0xdc00
  return text.slice(0, isCut ? characters - 1 : characters)
}

/** Any value as JSON on one line; of a long one the beginning, which says which it is. */
export function shortJson(value: Json): string {
  const text = JSON.stringify(value)
  const first = truncateText(text, INITIAL_CHARS)
  return first.length < text.length ? `${first}…` : text
}
