import type { Header } from '../capture'

/**
 * Checks by the headers of request and response whether CORS kept the page from reading a response (CORS check of the
 * Fetch standard, section 4.10). Firefox 153 reports such a response to extensions and DevTools like any other. Returns
 * true only if it is certain. A wildcard counts as permission, and so does a request without `Sec-Fetch-Mode`, a header
 * that browsers do not send over plain http.
 *
 * @param sent headers of the request as it left
 * @param answered headers of the response
 */
export function isHiddenByCors(url: string, sent: readonly Header[], answered: readonly Header[]): boolean {
  const origin = valueOf(sent, 'origin')
  if (valueOf(sent, 'sec-fetch-mode') !== 'cors' || origin === null || origin === originOf(url)) return false
  const allowed = valueOf(answered, 'access-control-allow-origin')
  return allowed !== '*' && allowed !== origin
}

/** Firefox's error code for a response that the browser itself reports as hidden. */
export const CORS_HIDDEN_ERROR = 'NS_ERROR_DOM_BAD_URI'

function valueOf(headers: readonly Header[], lowerCaseName: string): string | null {
  return headers.find(([name]) => name.toLowerCase() === lowerCaseName)?.[1] ?? null
}

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null)
