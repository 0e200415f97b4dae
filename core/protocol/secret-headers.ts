import type { Header } from '../capture'

/**
 * Substrings of the names of headers that hold credentials: X-API-Key above all, but also headers of first-party paths.
 */
export const SECRET_NAMES = ['key', 'token', 'secret', 'auth', 'cookie', 'password', 'session'] as const
/** Minimum length of a secret whose last four characters may be shown. They would reveal too much of a shorter one. */
export const MIN_CHARS_TO_SHOW_END = 8

/** Headers, and the headers with credentials reduced to name and last four characters. */
export interface CutHeaders {
  readonly headers: readonly Header[]
  readonly secrets: readonly Header[]
}

/**
 * Cuts credentials from headers that the browser lists. The interceptor does the same for headers it sees, before they
 * leave the page.
 */
export function cutHeaders(all: readonly Header[]): CutHeaders {
  return {
    headers: all.filter((header) => !isSecret(header)),
    secrets: all
      .filter(isSecret)
      .map(([name, value]) => [name, value.length < MIN_CHARS_TO_SHOW_END ? '' : value.slice(-4)]),
  }
}

const isSecret = ([name]: Header): boolean => SECRET_NAMES.some((part) => name.toLowerCase().includes(part))

/** Checks for a header that a page can set and that identifies a publish. Browsers add a dozen headers of their own. */
export function isPublishHeader([name]: Header): boolean {
  return /^(x-|content-(type|encoding)$)/i.test(name)
}
