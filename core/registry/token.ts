import * as v from 'valibot'
import { base64ToString } from 'uint8array-extras'

const Claims = v.object({ exp: v.number() })

/**
 * Returns whether a secret looks like a JSON Web Token: three parts in base64url (RFC 7519 section 3, RFC 7515
 * section 7.1).
 */
export const looksLikeToken = (secret: string): boolean =>
  /^[\w-]+\.[\w-]+\.[\w-]*$/.test(secret.trim()) && secret.trim().startsWith('ey')

/**
 * Returns the expiry of a token in ms since the epoch, from its `exp` claim (RFC 7519 section 4.1.4: seconds); null
 * when it has no such claim.
 */
export function tokenExpiry(token: string): number | null {
  const claims = token.trim().split('.')[1]
  if (claims === undefined) return null
  try {
    const parsed = v.safeParse(Claims, JSON.parse(base64ToString(claims)))
    return parsed.success ? parsed.output.exp * 1000 : null
  } catch {
    return null
  }
}
