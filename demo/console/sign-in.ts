/** Who asks: by the header `Authorization`, or by the cookie that the sign-in page sets. */
import type { DemoRequest } from '../exchange.ts'
import { accessByKey } from '../keys.ts'
import type { Access } from '../keys.ts'
import { accessByToken } from '../tokens.ts'

/** Name of the session's cookie: ABsmartly's `browser-extension` relies on it, and sends no `Authorization` then. */
export const SESSION_COOKIE = 'jwt'

/**
 * Who asks; undefined for nobody the console knows. `Authorization: Api-Key <key>` is the one form of ABsmartly's API
 * documentation (`^Api-Key\s\S+`); `JWT <token>` is what its `browser-extension` and `mcp` send, `Bearer <token>` what
 * `cli-ts` does. A request with an `Authorization` is judged by it alone: that the cookie does not help then is a guess.
 */
export function accessOf({ headers }: DemoRequest, now: number): Access | undefined {
  const authorization = headers['authorization']
  if (authorization === undefined) return accessByToken(sessionIn(headers['cookie'] ?? ''), now)
  const [, scheme, credential = ''] = /^(Api-Key|JWT|Bearer)\s(\S+)$/.exec(authorization) ?? []
  if (scheme === undefined) return undefined
  return scheme === 'Api-Key' ? accessByKey.get(credential) : accessByToken(credential, now)
}

function sessionIn(cookie: string): string {
  const pairs = cookie.split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === SESSION_COOKIE)?.[1] ?? ''
}
