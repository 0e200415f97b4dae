/**
 * The demo's tokens. A real Web Console would sign its tokens; these all have the same signature, which proves nothing.
 */
import { Buffer } from 'node:buffer'

import * as v from 'valibot'

import { EVERY_PERMISSION } from './keys.ts'
import type { Access, Permission } from './keys.ts'

/** Contents of a token. */
export interface TokenParts {
  /** In ms since the epoch. A token has whole seconds (RFC 7519, `exp`), so it expires up to a second earlier. */
  expiresAt: number
  /** Every permission by default. */
  permissions?: readonly Permission[]
}

const SIGNATURE = base64url('not-signed-this-is-a-demo')

const Payload = v.object({ exp: v.number(), permissions: v.array(v.picklist(EVERY_PERMISSION)) })

/**
 * Creates a token for `Authorization: JWT …`, `Authorization: Bearer …` or the cookie `jwt`. It has the form
 * `header.payload.signature`, each part in base64url (RFC 7519). The payload has `sub`, `exp` in seconds, and the demo's
 * own `permissions`.
 */
export function jwt({ expiresAt, permissions = EVERY_PERMISSION }: TokenParts): string {
  const header = base64url(JSON.stringify({ alg: 'none', typ: 'JWT' }))
  const payload = base64url(JSON.stringify({ sub: '7', exp: Math.floor(expiresAt / 1000), permissions }))
  return `${header}.${payload}.${SIGNATURE}`
}

/**
 * Returns the access that a token grants at `now`, in ms since the epoch. Undefined when the token has expired or isn't
 * one of the demo's.
 */
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
