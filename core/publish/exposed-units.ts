import { type Attempt, requestOf } from '../attempt'
import { isTimestamp } from '../timestamp'
import { hostOf } from '../registry/workspace'
import type { Exposure, Json, Publish } from './publish'
import { hashUnit } from './unit-hash'

const keys = new WeakMap<Publish, readonly string[]>()

/** Who takes part in an experiment by an exposure, as {@link unitKeys} names them; nobody where it has no time of its own. */
export const unitsBy = ({ raw }: Exposure, publish: Publish, attempt: Attempt): readonly string[] =>
  isTimestamp(raw['exposedAt']) && takesPart(raw) ? unitsOfExposure(raw['unit'], publish, attempt) : []

/**
 * Nobody takes part by an exposure to an experiment that does not run, outside the traffic of its experiment, without an assignment, or to a variant that is
 * on for all; an override is a person's way to see a variant, and stands for a visitor's assignment. The flags are those of
 * `_assign` and `_queueExposure` in `src/context.ts` of @absmartly/javascript-sdk 1.13.4; older ones lack some.
 */
const takesPart = (raw: Exposure['raw']): boolean =>
  raw['id'] !== 0 &&
  raw['eligible'] !== false &&
  raw['fullOn'] !== true &&
  (raw['assigned'] !== false || raw['overridden'] === true)

/** SDK 1.3 and older do not say which unit it was; of several it is not known then. */
function unitsOfExposure(type: Json | undefined, publish: Publish, attempt: Attempt): readonly string[] {
  const all = unitKeys(publish, attempt)
  if (type === undefined) return publish.units.length === 1 ? all : []
  return all.filter((_, index) => publish.units[index]?.type === type)
}

/**
 * Names the units of a publish, in their order: the collector's host, type and hashed id. Where the id is missing the name
 * is that of nobody else.
 */
export function unitKeys(publish: Publish, attempt: Attempt): readonly string[] {
  const known = keys.get(publish)
  if (known) return known
  const host = hostOf(requestOf(attempt).url)
  const named = publish.units.map(({ type, uid }, index) =>
    uid === null
      ? `${attempt.id}/${index}`
      : JSON.stringify([host, type, publish.hashed ? uid : hashUnit(uid)]),
  )
  keys.set(publish, named)
  return named
}
