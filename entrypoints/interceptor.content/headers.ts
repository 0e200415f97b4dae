import { MAX_HEADERS_CHARS } from '../../core/protocol/channel'
import { SECRET_NAMES, MIN_CHARS_TO_SHOW_END } from '../../core/protocol/secret-headers'
import { acceptsValue, NativeHeaders, nativeMethod, stringMethods } from './natives'

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

/** The lines of a request without headers. */
export const NO_HEADERS: HeaderText = { headers: '', secrets: '' }

/** Returns the lines of a `Headers` object. */
export function headerLinesOf(headers: Headers): HeaderLines {
  const lines = new HeaderLines()
  eachHeader(headers, (value, name) => lines.add(name, value))
  return lines
}

/** Returns true for a `Headers` object, of this or of another frame. Runs no code of the page. */
export const isHeaders = (value: object): value is Headers => acceptsValue(noHeader, value)

const noHeader = (value: unknown) => hasHeader(value, 'x')

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
