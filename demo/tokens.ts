/** The demo's own tokens: what a real Web Console would sign, with a signature that is the same for all of them. */
import { Buffer } from 'node:buffer'

import * as v from 'valibot'

import { EVERY_PERMISSION } from './keys.ts'
import type { Access, Permission } from './keys.ts'

/** What a token is to say. */
export interface TokenParts {
  /** In ms since the epoch. A token says it in whole seconds (RFC 7519, `exp`), so it ends up to a second earlier. */
  expiresAt: number
  /** Without it, every permission. */
  permissions?: readonly Permission[]
}

const SIGNATURE = base64url('not-signed-this-is-a-demo')

const Payload = v.object({ exp: v.number(), permissions: v.array(v.picklist(EVERY_PERMISSION)) })

/**
 * A token for `Authorization: JWT …`, `Authorization: Bearer …` or the cookie `jwt`: `header.payload.signature`, each
 * in base64url (RFC 7519). The payload has `sub`, `exp` in seconds, and the demo's own `permissions`.
 */
export function jwt({ expiresAt, permissions = EVERY_PERMISSION }: TokenParts): string {
  const header = base64url(JSON.stringify({ alg: 'none', typ: 'JWT' }))
  const payload = base64url(JSON.stringify({ sub: '7', exp: Math.floor(expiresAt / 1000), permissions }))
  return `${header}.${payload}.${SIGNATURE}`
}

/** What the holder of this token may do at `now`, in ms; undefined for one that is over or is none of the demo's. */
export function accessByToken(token: string, now: number): Access | undefined {
  const [, payload, signature, ...more] = token.split('.')
  if (payload === undefined || signature !== SIGNATURE || more.length > 0) return undefined
  const parsed = v.safeParse(Payload, parse(Buffer.from(payload, 'base64url').toString()))
  if (!parsed.success || parsed.output.exp * 1000 <= now) return undefined
  return { permissions: parsed.output.permissions }
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
