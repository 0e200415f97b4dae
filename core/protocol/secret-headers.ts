import type { Header } from '../capture'

/**
 * Substrings that mark a header as a credential. The SDK sends its API key as `X-API-Key`. A site that sends its
 * publishes through a server of its own may add others, such as `Authorization`.
 */
export const SECRET_NAMES = ['key', 'token', 'secret', 'auth', 'cookie', 'password', 'session'] as const
/** Minimum length of a secret whose last four characters may be shown. They would reveal too much of a shorter one. */
export const MIN_CHARS_TO_SHOW_END = 8

/** Headers of a request. Of a credential, only the last four characters are kept. */
export interface CutHeaders {
  /** Headers without credentials. */
  readonly headers: readonly Header[]
  /** Headers with credentials, their values cut to the last four characters. */
  readonly secrets: readonly Header[]
}

/**
 * Cuts the credentials in request headers that a browser API reports. Headers that the interceptor observes don't need
 * it: the interceptor cuts them before they leave the page.
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

/** Returns whether a page may have set the header, and it helps to recognize a publish. Browsers add many others. */
export function isPublishHeader([name]: Header): boolean {
  return /^(x-|content-(type|encoding)$)/i.test(name)
}
