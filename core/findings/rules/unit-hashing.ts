import { message } from '../../message'
import type { Publish, Unit } from '../../publish/publish'
import { defineRule, NO_STATEMENTS, type Statement } from '../rule'
import { maskEmail, formatValue } from '../values/format-value'

/** What may be a hash: 22 characters of base64url. */
const HASH_LIKE = /^[\w-]{22}$/
/** What everybody can read, and knows whose it is. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/
/** What surely looks like one: of 16 bytes, the last character has but two bits. */
const HASH = /^[\w-]{21}[AQgw]$/

/**
 * Ids that say to be hashes and are none, or the other way round. The hash is MD5 as base64url, 22 characters
 * (@absmartly/javascript-sdk 1.13.4, `src/utils.ts` `hashUnit`); `hashed: true` tells the collector that it need not make
 * one. Up to 1.4 the SDK sent ids as they are, without `hashed`.
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
  if (HASH.test(uid) && hasAllSorts(uid)) return { what: message('finding.unitHashing.twice', { type, uid }) }
  // The collector hashes it: what is wrong is that it can be read on its way.
  return EMAIL.test(uid)
    ? {
        severity: 'warning',
        what: message('finding.unitHashing.legible', { type, uid: maskEmail(uid) }),
        why: message('finding.unitHashing.whyLegible'),
      }
    : null
}

/** A hash has capitals, small letters and digits; an id of 22 characters that somebody made up often has not. */
const hasAllSorts = (uid: string): boolean => /[A-Z]/.test(uid) && /[a-z]/.test(uid) && /\d/.test(uid)
