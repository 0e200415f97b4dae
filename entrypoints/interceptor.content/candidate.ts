import { stringMethods } from './natives'

/** Number of characters at the start of a body that are searched for signs of a publish. */
const MAX_SNIFFED_CHARS = 4096

/**
 * Returns true for the HTTP methods of a publish. Values other than strings are ignored: converting them would run the
 * page's code.
 */
export function isPublishMethod(method: unknown): method is string {
  if (method === 'PUT' || method === 'POST') return true
  if (typeof method !== 'string' || method.length > 4) return false
  const upper = stringMethods.toUpperCase(method)
  return upper === 'PUT' || upper === 'POST'
}

/** Returns true for the HTTP method of a context load. */
export function isLoadMethod(method: unknown): method is string {
  if (method === 'GET') return true
  return typeof method === 'string' && method.length === 3 && stringMethods.toUpperCase(method) === 'GET'
}

/**
 * Returns whether a PUT or POST may be a publish. It may be one if its path ends like the SDK's or, in case a team has
 * renamed the path, if the start of its body contains two property names that every publish has. Every PUT and POST of
 * every page is checked, so this only searches strings and creates no objects: one `new URL()` costs twenty times as
 * much.
 */
export function mayBePublish(url: string, body: unknown): boolean {
  if (endsInContext(url)) return true
  if (typeof body !== 'string') return false
  const start = body.length > MAX_SNIFFED_CHARS ? stringMethods.slice(body, 0, MAX_SNIFFED_CHARS) : body
  return stringMethods.includes(start, '"units"') && stringMethods.includes(start, '"publishedAt"')
}

/**
 * Returns whether a GET may load a context, judging by the end of its path and two parameters of its query. The bridge
 * checks more closely (`isContextLoadUrl` of `core`). Every GET of every page is checked; for most, the check ends with
 * the search for a question mark.
 */
export function mayLoadContext(url: string): boolean {
  const query = stringMethods.indexOf(url, '?')
  if (query < 0 || !stringMethods.endsWith(url, '/context', query)) return false
  return stringMethods.includes(url, 'application=') && stringMethods.includes(url, 'environment=')
}

function endsInContext(url: string): boolean {
  const query = stringMethods.indexOf(url, '?')
  const fragment = stringMethods.indexOf(url, '#')
  let end = url.length
  if (query >= 0) end = query
  if (fragment >= 0 && fragment < end) end = fragment
  return stringMethods.endsWith(url, '/context', end) || stringMethods.endsWith(url, '/context/batch', end)
}
