import { SECRET_NAMES } from '../protocol/secret-headers'
import { isContextLoadUrl } from '../publish/read-capture'

/** Replacement for removed contents. */
export const REDACTED = '•••'

/** Query parameters that identify a context request and its context. */
const OF_CONTEXT = /^(application|environment)=/

/**
 * Redacts a URL for export. Always removes user name, password, and the values of parameters that are named like
 * credentials. If `isShort`, also removes query and fragment, except for the parameters that identify a context
 * request. Of a URL that contains its own data (`data:`, `javascript:`), only the scheme remains.
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

/** Splits a query into `name=value` parameters, and removes the value of each that is named like a credential. */
const parametersOf = (text: string): string[] => (text === '' ? [] : text.split('&').map(withoutSecret))

function withoutSecret(parameter: string): string {
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

/** Removes the user information, which ends at the last `@` before the path (RFC 3986, 3.2). */
const withoutUser = (base: string): string => base.replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/\\]*@/i, '$1//')
