import { message } from '../../message'
import type { Publish, Unit } from '../../publish/publish'
import { defineRule, NO_STATEMENTS, type Statement } from '../rule'
import { maskEmail, formatValue } from '../values/format-value'

/** A possible hash: 22 characters of base64url. */
const HASH_LIKE = /^[\w-]{22}$/
/**
 * An e-mail address, which anyone can read and attribute to a person. Only the first dot after the first character of
 * the domain is tried, so that an id of dots takes linear time.
 */
const EMAIL = /^[^\s@]+@[^\s@][^\s@.]*\.[^\s@]{2,}$/
/** A near-certain hash. When 16 bytes are written as base64url, the last character encodes only two bits. */
const HASH = /^[\w-]{21}[AQgw]$/

/**
 * Ids that are marked as hashes but are not, or vice versa. The hash is MD5 as base64url, 22 characters
 * (@absmartly/javascript-sdk 1.13.4, `src/utils.ts` `hashUnit`). `hashed: true` means that the collector need not
 * hash the ids. Up to 1.4, the SDK sent raw ids without `hashed`.
 */
export const unitHashing = defineRule({
  id: 'unit-hashing',
  title: 'finding.unitHashing.title',
  severity: 'error',
  why: message('finding.unitHashing.why'),
  fix: message('finding.unitHashing.fix'),
  publish({ publish }) {
    let found: Statement[] | null = null
    for (let index = 0; index < publish.units.length; index++) {
      const unit = publish.units[index]
      const wrong = unit && hashProblem(unit, publish)
      if (wrong) (found ??= []).push({ ...wrong, aspect: `units/${index}` })
    }
    return found ?? NO_STATEMENTS
  },
})

function hashProblem({ type, uid }: Unit, { hashed }: Publish): Statement | null {
  if (uid === null) return null
  if (hashed)
    return HASH_LIKE.test(uid)
      ? null
      : { what: message('finding.unitHashing.raw', { type, uid: formatValue(uid) }) }
  if (HASH.test(uid) && hasMixedCharacters(uid))
    return { what: message('finding.unitHashing.twice', { type, uid }) }
  // The collector hashes the address, but it is readable in transit.
  return EMAIL.test(uid)
    ? {
        severity: 'warning',
        what: message('finding.unitHashing.legible', { type, uid: maskEmail(uid) }),
        why: message('finding.unitHashing.whyLegible'),
      }
    : null
}

/**
 * Returns whether an id has uppercase letters, lowercase letters and digits, as almost every hash does. Other ids of 22
 * characters often lack one of them.
 */
const hasMixedCharacters = (uid: string): boolean => /[A-Z]/.test(uid) && /[a-z]/.test(uid) && /\d/.test(uid)
