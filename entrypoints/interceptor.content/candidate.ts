import { stringMethods } from './natives'

/** How much of a body is looked at to tell whether it might be a publish, in characters. */
const MAX_SNIFFED_CHARS = 4096

/** True for the methods of a publish. Anything but text is not looked into: turning it into text is the page's code. */
export function isPublishMethod(method: unknown): method is string {
  if (method === 'PUT' || method === 'POST') return true
  if (typeof method !== 'string' || method.length > 4) return false
  const upper = stringMethods.toUpperCase(method)
  return upper === 'PUT' || upper === 'POST'
}

/** True for the method by which a context is loaded. */
export function isLoadMethod(method: unknown): method is string {
  if (method === 'GET') return true
  return typeof method === 'string' && method.length === 3 && stringMethods.toUpperCase(method) === 'GET'
}

/**
 * True when a PUT or POST might be a publish: by the end of its path, or, where a first-party path was renamed, by the
 * two words that every publish has near its beginning. This is what every PUT and POST of every page pays, so it looks
 * at strings and makes nothing: one `new URL()` costs twenty times as much.
 */
export function mayBePublish(url: string, body: unknown): boolean {
  if (endsInContext(url)) return true
  if (typeof body !== 'string') return false
  const start = body.length > MAX_SNIFFED_CHARS ? stringMethods.slice(body, 0, MAX_SNIFFED_CHARS) : body
  return stringMethods.includes(start, '"units"') && stringMethods.includes(start, '"publishedAt"')
}

/**
 * True when a GET might load a context, by the end of its path and two words of its query; the bridge looks more closely
 * (`isContextLoad` of `core`). This is what every GET of every page pays: most end with the search for a question mark.
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
