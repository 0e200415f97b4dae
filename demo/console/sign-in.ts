/** Identifies callers by their `Authorization` header, or by the cookie that the sign-in page sets. */
import type { DemoRequest } from '../exchange.ts'
import { accessByKey } from '../keys.ts'
import type { Access } from '../keys.ts'
import { accessByToken } from '../tokens.ts'

/**
 * Name of the session cookie. ABsmartly's `browser-extension` sends either this cookie or an `Authorization` header.
 */
export const SESSION_COOKIE = 'jwt'

/**
 * Returns the caller's access, or undefined for an unknown caller. `Authorization: Api-Key <key>` is the only form in
 * ABsmartly's API documentation (`^Api-Key\s\S+`); its `browser-extension` and `mcp` send `JWT <token>`, and `cli-ts`
 * sends `Bearer <token>`. A request with an `Authorization` header is checked by that header alone: ignoring its cookie
 * is a guess.
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
