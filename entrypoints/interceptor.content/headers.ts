import { MAX_HEADERS_CHARS } from '../../core/protocol/channel'
import { SECRET_NAMES, MIN_CHARS_TO_SHOW_END } from '../../core/protocol/secret-headers'
import {
  entriesOf,
  isArray,
  iteratorSymbol,
  NativeHeaders,
  nativeMethod,
  acceptsValue,
  stringMethods,
} from './natives'

/**
 * Headers in the form that the channel carries: lines of `name: value`. In `secrets`, the values are cut to their ends.
 */
export interface HeaderText {
  readonly headers: string
  readonly secrets: string
}

const eachHeader = nativeMethod(NativeHeaders.prototype.forEach)
const hasHeader = nativeMethod(NativeHeaders.prototype.has)

/** Collects headers as lines. Cuts each credential to its end, so that the whole credential is never stored. */
export class HeaderLines implements HeaderText {
  headers = ''
  secrets = ''

  add(name: string, rawValue: string): void {
    // Browsers also trim values (Fetch standard, “normalize” a value) and reject those that still contain a line feed.
    const value = firstLine(stringMethods.trim(rawValue))
    if (isSecret(name)) {
      const end = value.length < MIN_CHARS_TO_SHOW_END ? '' : stringMethods.slice(value, -4)
      this.secrets = appendLine(this.secrets, name, end)
    } else {
      this.headers = appendLine(this.headers, name, value)
    }
  }
}

/**
 * Reads headers in any form that can be read twice: `Headers`, an array of pairs, or a plain object. Other iterables
 * are left to the browser, since reading one would leave nothing for the request.
 */
export function readHeaders(init: unknown): HeaderText {
  const lines = new HeaderLines()
  if (typeof init !== 'object' || init === null) return lines
  if (isArray(init)) {
    for (let index = 0; index < init.length; index++) addPair(lines, init[index])
  } else if (init instanceof NativeHeaders || acceptsValue(noHeader, init)) {
    eachHeader(init, (value, name) => lines.add(name, value))
  } else if (!(iteratorSymbol in init)) {
    const pairs = entriesOf(init)
    for (let index = 0; index < pairs.length; index++) addPair(lines, pairs[index])
  }
  return lines
}

/** Throws for values that are not `Headers`. Accepts those of another frame. */
const noHeader = (value: unknown) => hasHeader(value, 'x')

function addPair(lines: HeaderLines, pair: unknown): void {
  // The browser rejects pairs of any other length.
  if (isArray(pair) && pair.length === 2) addText(lines, pair[0], pair[1])
}

function addText(lines: HeaderLines, name: unknown, value: unknown): void {
  const text = headerText(value)
  if (typeof name === 'string' && text !== null) lines.add(name, text)
}

/**
 * Converts a header's value to a string as the browser does: `undefined` is sent as "undefined" (Web IDL, conversion to
 * ByteString). Returns null for values whose conversion would run the page's code.
 */
export function headerText(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return `${value}`
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : null
}

/**
 * Appends a line, and cuts the result to the length that the bridge accepts. The bridge would reject a sighting with
 * longer headers.
 */
function appendLine(lines: string, name: string, value: string): string {
  return stringMethods.slice(`${lines}${lines === '' ? '' : '\n'}${name}: ${value}`, 0, MAX_HEADERS_CHARS)
}

function firstLine(value: string): string {
  const end = stringMethods.indexOf(value, '\n')
  return end < 0 ? value : stringMethods.slice(value, 0, end)
}

function isSecret(name: string): boolean {
  const lower = stringMethods.toLowerCase(name)
  for (let index = 0; index < SECRET_NAMES.length; index++) {
    if (stringMethods.includes(lower, SECRET_NAMES[index] ?? '')) return true
  }
  return false
}
