import { type Attempt, requestOf } from '../attempt'
import { isTimestamp } from '../timestamp'
import { hostOf } from '../registry/workspace'
import type { Exposure, Json, Publish } from './publish'
import { hashUnit } from './unit-hash'

/**
 * Returns the keys of the units that an exposure enrolls in an experiment, as {@link unitKeys} names them; none if the
 * exposure has no time of its own.
 */
export const unitsBy = ({ raw }: Exposure, publish: Publish, attempt: Attempt): readonly string[] =>
  isTimestamp(raw['exposedAt']) && takesPart(raw) ? unitsOfExposure(raw['unit'], publish, attempt) : []

/**
 * Checks whether an exposure enrolls its unit in an experiment. It does not if the experiment is not running or its
 * variant is full on, or if the unit is outside the experiment's traffic or not assigned. An override, which a tester
 * uses to see a variant, replaces an assignment. The flags are those of `_assign` and `_queueExposure` in
 * `src/context.ts` of @absmartly/javascript-sdk 1.13.4; older versions lack some.
 */
const takesPart = (raw: Exposure['raw']): boolean =>
  raw['id'] !== 0 &&
  raw['eligible'] !== false &&
  raw['fullOn'] !== true &&
  (raw['assigned'] !== false || raw['overridden'] === true)

/**
 * Returns the keys of an exposure's units. SDK 1.3 and older do not send the unit type, so the unit is unknown if the
 * publish has several.
 */
function unitsOfExposure(type: Json | undefined, publish: Publish, attempt: Attempt): readonly string[] {
  const all = unitKeys(publish, attempt)
  if (type === undefined) return publish.units.length === 1 ? all : []
  return all.filter((_, index) => publish.units[index]?.type === type)
}

/**
 * Returns a key for each unit of a publish, in order: the collector's host, the unit type and the hashed id. A unit
 * without an id gets a unique key.
 */
export function unitKeys(publish: Publish, attempt: Attempt): readonly string[] {
  const cached = keysByPublish.get(publish)
  if (cached) return cached
  const host = hostOf(requestOf(attempt).url)
  const keys = publish.units.map(({ type, uid }, index) =>
    uid === null
      ? `${attempt.id}/${index}`
      : JSON.stringify([host, type, publish.hashed ? uid : hashUnit(uid)]),
  )
  keysByPublish.set(publish, keys)
  return keys
}

/** Every publish belongs to one attempt, so its keys never change. */
const keysByPublish = new WeakMap<Publish, readonly string[]>()
