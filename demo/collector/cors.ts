/**
 * The collector's CORS answers. Which origins may ask is set in the Web Console under "CORS Origins", as a domain or
 * a regular expression (ABsmartly docs, Web Console, Configuration, Settings); here it is every loopback origin.
 */
import type { DemoRequest } from '../exchange.ts'

/** Loopback origins, and "null": the origin of a sandboxed frame or a file. */
const ALLOWED_ORIGIN = /^(?:https?:\/\/(?:(?:[a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(?::\d+)?|null)$/

/** The headers the SDK sends with a PUT (javascript-sdk 1.13.4, lib/client.js) and no others: a sender that adds one is refused. */
const SDK_HEADERS = [
  'Content-Type',
  'X-API-Key',
  'X-Agent',
  'X-Environment',
  'X-Application',
  'X-Application-Version',
]

/** CORS headers for an answer to this request: none when its origin may not ask, so that the browser refuses. */
export function corsHeaders(request: DemoRequest): Record<string, string> {
  const origin = request.headers['origin']
  // Caches must not hand one origin's answer to another.
  const vary = { vary: 'Origin' }
  if (origin === undefined || !ALLOWED_ORIGIN.test(origin)) return vary
  const allowed = { ...vary, 'access-control-allow-origin': origin }
  if (request.method !== 'OPTIONS') return allowed
  return {
    ...allowed,
    'access-control-allow-methods': 'GET, POST, PUT',
    'access-control-allow-headers': SDK_HEADERS.join(', '),
  }
}
