import { type Message, message } from '../../message'
import type { Unit } from '../../publish/publish'
import { hashUnit } from '../../publish/unit-hash'
import { defineRule, NO_STATEMENTS, type Statement } from '../rule'
import { formatValue } from '../values/format-value'

/** Strings that code produces from a missing id, and placeholders that developers use instead. */
const JUNK = [
  'undefined',
  'null',
  'NaN',
  '0',
  '-1',
  '',
  '[object Object]',
  '[object Promise]',
  'true',
  'false',
  'unknown',
  'anonymous',
  'guest',
  'test',
]
const RAW: ReadonlySet<string> = new Set(JUNK)
const HASHED: ReadonlyMap<string, string> = new Map(JUNK.map((uid) => [hashUnit(uid), uid]))

/** Maximum length of a unit id, in characters (ABsmartly's API specification, `Unit`). */
const MAX_UID_CHARS = 640

/** A unit without a usable id: missing, too long, or the same for all users. */
export const junkIdentity = defineRule({
  id: 'junk-identity',
  title: 'finding.junkIdentity.title',
  severity: 'error',
  why: message('finding.junkIdentity.why'),
  fix: message('finding.junkIdentity.fix'),
  publish({ publish: { units } }) {
    let found: Statement[] | null = null
    for (let index = 0; index < units.length; index++) {
      const unit = units[index]
      const what = unit && problemOf(unit)
      if (what) (found ??= []).push({ what, aspect: `units/${index}` })
    }
    return found ?? NO_STATEMENTS
  },
})

function problemOf({ type, uid }: Unit): Message | null {
  if (uid === null) return message('finding.junkIdentity.none', { type })
  if (uid.length > MAX_UID_CHARS)
    return message('finding.junkIdentity.long', { type, length: uid.length, most: MAX_UID_CHARS })
  const text = uid.trim()
  if (text === '') return message('finding.junkIdentity.blank', { type })
  if (RAW.has(text)) return message('finding.junkIdentity.raw', { type, uid: formatValue(uid) })
  const hashed = HASHED.get(uid)
  if (hashed === undefined) return null
  return message('finding.junkIdentity.hashed', { type, uid, of: formatValue(hashed) })
}
