import * as v from 'valibot'
import { base64ToString } from 'uint8array-extras'

const Claims = v.object({ exp: v.number() })

/** True for what has the shape of a JSON Web Token: three parts in base64url (RFC 7519 section 3, RFC 7515 section 7.1). */
export const looksLikeToken = (secret: string): boolean =>
  /^[\w-]+\.[\w-]+\.[\w-]*$/.test(secret.trim()) && secret.trim().startsWith('ey')

/** When a token ends, in ms since the epoch, by its claim `exp` (RFC 7519 section 4.1.4: seconds); null when it does not say. */
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
