import { NativeHeaders, nativeMethod } from './natives'

/** Headers as the channel carries them: `name: value` lines, and those of which only the end of the value is kept. */
export interface ReadHeaders {
  readonly headers: string
  readonly secrets: string
}

/** Headers that hold credentials: X-API-Key above all, but also what a first-party path may ask for. */
const SECRET_NAME = /key|token|secret|auth|cookie|password|session/i
/** Of a shorter secret the last four characters would be too much of it. */
const SHOWN_FROM_CHARACTERS = 8

const eachHeader = nativeMethod(NativeHeaders.prototype.forEach)

/** Collects headers line by line, and cuts credentials before they are anywhere else. */
export class HeaderLines implements ReadHeaders {
  headers = ''
  secrets = ''

  add(name: string, given: string): void {
    // Browsers trim it too (Fetch standard, "normalize" a value), and a line must stay one line.
    const value = given.replace(/[\r\n]+/g, ' ').trim()
    if (SECRET_NAME.test(name)) {
      this.secrets = line(this.secrets, name, value.length < SHOWN_FROM_CHARACTERS ? '' : value.slice(-4))
    } else {
      this.headers = line(this.headers, name, value)
    }
  }
}

/**
 * Reads headers in any form that can be read twice: `Headers`, a list of pairs, a plain object. Another iterable is
 * left to the browser, since reading it once would leave nothing for the request.
 */
export function readHeaders(init: unknown): ReadHeaders {
  const lines = new HeaderLines()
  if (init instanceof NativeHeaders) {
    eachHeader(init, (value, name) => lines.add(name, value))
  } else if (Array.isArray(init)) {
    for (const pair of init as unknown[]) {
      if (Array.isArray(pair)) addText(lines, pair[0], pair[1])
    }
  } else if (typeof init === 'object' && init !== null && !(Symbol.iterator in init)) {
    for (const [name, value] of Object.entries(init)) addText(lines, name, value)
  }
  return lines
}

/** A value that is not text or a number is turned into text by the page's own code, and is left to the browser. */
function addText(lines: HeaderLines, name: unknown, value: unknown): void {
  if (typeof name !== 'string') return
  if (typeof value === 'string') lines.add(name, value)
  else if (typeof value === 'number' || typeof value === 'boolean') lines.add(name, String(value))
}

function line(lines: string, name: string, value: string): string {
  return `${lines}${lines === '' ? '' : '\n'}${name}: ${value}`
}
