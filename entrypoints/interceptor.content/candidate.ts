import { stringMethods } from './natives'

/** Maximum number of characters of a body to search for signs of a publish. */
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
 * Returns true when a PUT or POST might be a publish: by the end of its path or, for renamed first-party paths, by two
 * words that every publish has near its beginning. Every PUT and POST of every page runs this, so it searches strings
 * and creates no objects: one `new URL()` costs twenty times as much.
 */
export function mayBePublish(url: string, body: unknown): boolean {
  if (endsInContext(url)) return true
  if (typeof body !== 'string') return false
  const start = body.length > MAX_SNIFFED_CHARS ? stringMethods.slice(body, 0, MAX_SNIFFED_CHARS) : body
  return stringMethods.includes(start, '"units"') && stringMethods.includes(start, '"publishedAt"')
}

/**
 * Returns true when a GET might load a context, by the end of its path and two words of its query. The bridge checks
 * more closely (`isContextLoadUrl` of `core`). Every GET of every page runs this: for most, it ends with the search for
 * a question mark.
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
