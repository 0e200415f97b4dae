import { SECRET_NAMES } from '../protocol/secret-headers'
import { isContextLoadUrl } from '../publish/read-capture'

/** What stands in for something that was taken out. */
export const REDACTED = '•••'

/** By these the request that loads a context is known, and they say whose context it is. */
const OF_CONTEXT = /^(application|environment)=/

/**
 * An address as it may leave the browser: never with a user's name, a password, or the value of a parameter that sounds
 * like a credential; without query and fragment where `isShort`, but for what a request for a context is known by. Of an
 * address that is its own content (`data:`, `javascript:`) only the scheme.
 */
export function redactUrl(address: string, isShort: boolean): string {
  if (/^(data|javascript):/i.test(address)) return `${address.slice(0, address.indexOf(':') + 1)}${REDACTED}`
  const [beforeFragment = '', ...fragments] = address.split('#')
  const [base = '', ...queries] = beforeFragment.split('?')
  const query = parametersOf(queries.join('?'))
  if (!isShort) return withoutUser(base) + joined('?', query) + joined('#', parametersOf(fragments.join('#')))
  const retained = isContextLoadUrl(address) ? query.filter((parameter) => OF_CONTEXT.test(parameter)) : []
  return withoutUser(base) + joined('?', retained)
}

const joined = (mark: string, parameters: readonly string[]): string =>
  parameters.length === 0 ? '' : mark + parameters.join('&')

/** `name=value` each, and the value only where its name does not sound like a credential. */
const parametersOf = (text: string): string[] => (text === '' ? [] : text.split('&').map(harmless))

function harmless(parameter: string): string {
  const end = parameter.indexOf('=')
  if (end < 0) return parameter
  const name = decoded(parameter.slice(0, end)).toLowerCase()
  return SECRET_NAMES.some((part) => name.includes(part))
    ? `${parameter.slice(0, end)}=${REDACTED}`
    : parameter
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** User information ends at the last `@` before the path (RFC 3986, 3.2). */
const withoutUser = (place: string): string => place.replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/\\]*@/i, '$1//')
