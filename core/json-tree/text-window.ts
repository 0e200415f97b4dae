import type { Json } from '../publish/publish'

/** Number of entries of a list or an object shown at once. */
export const ENTRIES_PER_STEP = 100
/** The visible part of a long list, object or string; `to` is exclusive. */
export interface VisibleRange {
  readonly from: number
  readonly to: number
}
/** Position of the hidden part relative to the visible one. */
export type Side = 'before' | 'after'

/** Entries of a list or an object that are visible at first. */
const INITIAL_ENTRY_RANGE: VisibleRange = { from: 0, to: ENTRIES_PER_STEP }
/**
 * Returns the visible range of a container with `size` entries. Falls back to the first entries when `range` was set
 * for the tree of another event, and starts after the last entry.
 */
export const visibleRange = (range: VisibleRange | undefined, size: number): VisibleRange =>
  range === undefined || range.from >= size ? INITIAL_ENTRY_RANGE : range
/** Length of a long string shown at first, in UTF-16 code units of its JSON. */
export const INITIAL_CHARS = 1000
/** {@link INITIAL_CHARS} as a range. */
export const INITIAL_TEXT_RANGE: VisibleRange = { from: 0, to: INITIAL_CHARS }
/** Length added each time the user shows more of a string, in UTF-16 code units. */
export const CHARS_PER_STEP = 20_000

const texts = new Map<string, string>()
const LONG_TEXT_CHARS = 10_000

/**
 * Returns the JSON of a plain value. Caches a few long strings, so that a megabyte is serialized once and not
 * on every key press.
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

/** Returns whether a value is a string that is too long to show in full. */
export const isLongText = (value: Json): value is string =>
  typeof value === 'string' && value.length > INITIAL_CHARS

/** Returns at most the first `characters` UTF-16 code units of a string, without splitting a surrogate pair. */
export function truncateText(text: string, characters: number): string {
  if (text.length <= characters) return text
  const last = text.charCodeAt(characters - 1)
  const isCut = last >= 0xd800 && last < 0xdc00
  return text.slice(0, isCut ? characters - 1 : characters)
}

/**
 * Returns the JSON of any value on one line. Long JSON is truncated, since its start is enough to identify
 * the value.
 */
export function shortJson(value: Json): string {
  const text = JSON.stringify(value)
  const first = truncateText(text, INITIAL_CHARS)
  return first.length < text.length ? `${first}…` : text
}
