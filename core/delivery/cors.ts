import type { Header } from '../capture'

/**
 * Whether the page was kept from reading an answer, by the headers of both (CORS check of the Fetch standard, section
 * 4.10). Firefox 153 tells extensions and DevTools of such an answer as of any other. Only what surely was: a request
 * without `Sec-Fetch-Mode`, as to http without TLS, is not judged, and a wildcard counts as leave.
 *
 * @param sent headers of the request as it left
 * @param answered headers of the answer
 */
export function isHiddenByCors(url: string, sent: readonly Header[], answered: readonly Header[]): boolean {
  const origin = valueOf(sent, 'origin')
  if (valueOf(sent, 'sec-fetch-mode') !== 'cors' || origin === null || origin === originOf(url)) return false
  const allowed = valueOf(answered, 'access-control-allow-origin')
  return allowed !== '*' && allowed !== origin
}

/** What Firefox calls it where it is the browser itself that says so. */
export const CORS_HIDDEN_ERROR = 'NS_ERROR_DOM_BAD_URI'

function valueOf(headers: readonly Header[], lowerCaseName: string): string | null {
  return headers.find(([name]) => name.toLowerCase() === lowerCaseName)?.[1] ?? null
}

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null)
