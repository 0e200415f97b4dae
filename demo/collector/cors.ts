/**
 * CORS headers of the collector. A real collector allows the domains and regular expressions under "CORS Origins" in
 * the Web Console (ABsmartly docs, Web Console, Configuration, Settings); the demo allows every loopback origin.
 */
import type { DemoRequest } from '../exchange.ts'

/** Matches loopback origins and "null", the origin of a sandboxed frame or a file. */
const ALLOWED_ORIGIN = /^(?:https?:\/\/(?:(?:[a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(?::\d+)?|null)$/

/**
 * Headers that the SDK sends with a PUT (javascript-sdk 1.13.4, lib/client.js). No others are allowed, so the preflight
 * of a sender that adds one fails.
 */
const SDK_HEADERS = [
  'Content-Type',
  'X-API-Key',
  'X-Agent',
  'X-Environment',
  'X-Application',
  'X-Application-Version',
]

/** Returns the CORS headers of a response. For a forbidden origin, they make the browser block the response. */
export function corsHeaders(request: DemoRequest): Record<string, string> {
  const origin = request.headers['origin']
  // Keeps caches from serving one origin's response to another.
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
