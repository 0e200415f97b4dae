import { type Attempt, momentOf, requestOf } from '../delivery/attempt'
import type { Delivery } from '../delivery/delivery'
import { isMoment } from '../moment'
import type { Exposure, Json, Publish } from '../publish/publish'
import { publishesOf } from '../publish/read-capture'
import { hashUnit } from '../publish/unit-hash'
import { hostOf } from '../registry/workspace'

/** An exposure that a page has sent. */
export interface SeenExposure {
  /** When the page says it was, else when it was sent; ms since the epoch. */
  readonly at: number
  /** Who takes part in an experiment by it, as {@link unitKeys} names them. */
  readonly units: readonly string[]
}

const NONE: readonly SeenExposure[] = []
const seen = new WeakMap<Attempt, readonly SeenExposure[]>()
const keys = new WeakMap<Publish, readonly string[]>()

/** The exposures of these deliveries, in the order in which they were sent. */
export function exposuresOf(deliveries: readonly Delivery[]): readonly SeenExposure[] {
  const all: SeenExposure[] = []
  for (const { attempts } of deliveries) for (const one of exposuresIn(attempts[0])) all.push(one)
  return all
}

function exposuresIn(attempt: Attempt): readonly SeenExposure[] {
  const known = seen.get(attempt)
  if (known) return known
  const found = publishesOf(requestOf(attempt)).flatMap((publish) =>
    publish.exposures.map((exposure) => seenExposure(exposure, publish, attempt)),
  )
  const exposures = found.length > 0 ? found : NONE
  seen.set(attempt, exposures)
  return exposures
}

function seenExposure({ raw }: Exposure, publish: Publish, attempt: Attempt): SeenExposure {
  const at = raw['exposedAt']
  // Without a time of its own it may have been long before it was sent.
  if (!isMoment(at)) return { at: momentOf(attempt), units: [] }
  return { at, units: takesPart(raw) ? exposedUnits(raw['unit'], publish, attempt) : [] }
}

/**
 * Nobody takes part by an exposure outside the traffic of its experiment, without an assignment, or to a variant that is
 * on for all; an override is a person's way to see a variant, and stands for a visitor's assignment. The flags are those of
 * `_assign` and `_queueExposure` in `src/context.ts` of @absmartly/javascript-sdk 1.13.4; older ones lack some.
 */
const takesPart = (raw: Exposure['raw']): boolean =>
  raw['eligible'] !== false &&
  raw['fullOn'] !== true &&
  (raw['assigned'] !== false || raw['overridden'] === true)

/** SDK 1.3 and older do not say which unit it was; of several it is not known then. */
function exposedUnits(type: Json | undefined, publish: Publish, attempt: Attempt): readonly string[] {
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
