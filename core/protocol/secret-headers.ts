import type { Header } from '../capture'

/** Parts of the names of headers that hold credentials: X-API-Key above all, but also what a first-party path may ask for. */
export const SECRET_NAMES = ['key', 'token', 'secret', 'auth', 'cookie', 'password', 'session'] as const
/** Of a shorter secret the last four characters would be too much of it. */
export const MIN_CHARS_TO_SHOW_END = 8

/** Headers, and of those with a credential only name and end. */
export interface CutHeaders {
  readonly headers: readonly Header[]
  readonly secrets: readonly Header[]
}

/** Cuts credentials out of headers that a browser's own list has; the interceptor does the same before they leave it. */
export function cutHeaders(all: readonly Header[]): CutHeaders {
  return {
    headers: all.filter((header) => !isSecret(header)),
    secrets: all
      .filter(isSecret)
      .map(([name, value]) => [name, value.length < MIN_CHARS_TO_SHOW_END ? '' : value.slice(-4)]),
  }
}

const isSecret = ([name]: Header): boolean => SECRET_NAMES.some((part) => name.toLowerCase().includes(part))

/** What a page can set of a request, and a publish is known by; browsers add a dozen headers of their own. */
export function isPublishHeader([name]: Header): boolean {
  return /^(x-|content-(type|encoding)$)/i.test(name)
}
