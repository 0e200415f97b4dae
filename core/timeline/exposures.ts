import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import type { Delivery } from '../delivery/delivery'
import { memoizeByRef } from '../memoize-by-ref'
import { isTimestamp } from '../timestamp'
import { unitsBy } from '../publish/exposed-units'
import type { Exposure, Publish } from '../publish/publish'
import { publishesOf } from '../publish/read-capture'

/** An exposure sent by a page. */
export interface SeenExposure {
  /** When the exposure happened according to the page, else when it was sent; ms since the epoch. */
  readonly at: number
  /** Keys of the units that the exposure enrolls in an experiment; see {@link unitKeys}. */
  readonly units: readonly string[]
}

const NONE: readonly SeenExposure[] = []

/** Returns the exposures of deliveries in the order they were sent. */
export function exposuresOf(deliveries: readonly Delivery[]): readonly SeenExposure[] {
  const all: SeenExposure[] = []
  for (const { attempts } of deliveries) for (const one of exposuresIn(attempts[0])) all.push(one)
  return all
}

const exposuresIn = memoizeByRef((attempt: Attempt): readonly SeenExposure[] => {
  const found = publishesOf(requestOf(attempt)).flatMap((publish) =>
    publish.exposures.map((exposure) => seenExposure(exposure, publish, attempt)),
  )
  return found.length > 0 ? found : NONE
})

function seenExposure(exposure: Exposure, publish: Publish, attempt: Attempt): SeenExposure {
  const at = exposure.raw['exposedAt']
  // An exposure without its own time may have happened long before it was sent. `unitsBy` returns no units for it.
  return { at: isTimestamp(at) ? at : attemptStartedAt(attempt), units: unitsBy(exposure, publish, attempt) }
}
