import type { Body } from '../capture'
import { parseJson } from '../parse-json'
import type { Json } from '../publish/publish'
import { readBody } from '../publish/read-body'
import { isJsonObject } from '../publish/read-publish'
import { hashUnit } from '../publish/unit-hash'
import type { Redactions } from './session'

/** Replacement for any string. */
const MASKED_TEXT = 'masked'
/** Format of the SDK's hash of a unit id. */
const HASHED_UID = /^[\w-]{22}$/

type JsonObject = { readonly [key: string]: Json }

/** Checks whether anything in the bodies is masked. */
export const masksBodies = ({ properties, attributes, units }: Redactions): boolean =>
  properties || attributes || units

/**
 * Masks parts of a body. Its size remains that of the body sent. A body that cannot be read cannot be masked, so all of
 * it is removed.
 *
 * @param salt generated for each session, so that no one can look up the id behind a masked one
 */
export function maskBody(body: Body, redactions: Redactions, salt: string): Body {
  if (body.encoding === 'none' || !masksBodies(redactions)) return body
  const read = readBody(body)
  const json = 'text' in read ? (parseJson(read.text) as Json | undefined) : undefined
  if (!isJsonObject(json)) return { encoding: 'none', why: 'masked' }
  const { requests } = json
  const masked = Array.isArray(requests)
    ? { ...json, requests: requests.map((one: Json) => maskPublish(one, redactions, salt)) }
    : maskPublish(json, redactions, salt)
  const { bytes, gzip } = body
  return { encoding: 'text', data: JSON.stringify(masked), bytes, ...(gzip !== undefined && { gzip }) }
}

function maskPublish(publish: Json, redactions: Redactions, salt: string): Json {
  if (!isJsonObject(publish)) return maskValue(publish)
  const { properties, attributes, units } = redactions
  const change: [string, boolean, (entry: JsonObject) => JsonObject][] = [
    ['goals', properties, (goal) => masked(goal, ['properties', 'values'])],
    ['attributes', attributes, (attribute) => masked(attribute, ['value'])],
    ['units', units, (unit) => maskUnit(unit, salt)],
  ]
  const entries = Object.entries(publish).map(([key, value]): [string, Json] => {
    const mask = change.find(([name, isWanted]) => name === key && isWanted)?.[2]
    return [key, mask ? maskEntries(value, mask) : value]
  })
  return Object.fromEntries(entries)
}

/**
 * Masks the entries of a list. If the value is not a list, or an entry not an object, all of it is masked, since its
 * contents are unknown.
 */
const maskEntries = (list: Json, mask: (entry: JsonObject) => JsonObject): Json =>
  Array.isArray(list)
    ? list.map((entry: Json) => (isJsonObject(entry) ? mask(entry) : maskValue(entry)))
    : maskValue(list)

const masked = (object: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, keys.includes(key) ? maskValue(value) : value]),
  )

/** Keeps types and keys, so that a wrong type is still recognizable. */
function maskValue(value: Json): Json {
  if (value === null) return null
  if (typeof value === 'string') return MASKED_TEXT
  if (typeof value === 'number') return 0
  if (typeof value === 'boolean') return false
  if (Array.isArray(value)) return value.map(maskValue)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, maskValue(one)]))
}

/**
 * Replaces a hash with a hash, and any other id with an id that is not a hash, so that it is still recognizable whether
 * ids were hashed.
 */
function maskUnit(unit: JsonObject, salt: string): JsonObject {
  const { uid } = unit
  if (typeof uid !== 'string' && typeof uid !== 'number') return unit
  const other = hashUnit(`${salt} ${uid}`)
  return {
    ...unit,
    uid: typeof uid === 'string' && HASHED_UID.test(uid) ? other : `${MASKED_TEXT}-${other.slice(0, 8)}`,
  }
}
