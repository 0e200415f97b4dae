import { type Delivery, foldAttempts } from '../delivery/delivery'
import { KeepaliveBodies } from '../delivery/keepalive'
import { visibleAttempts, type TabRecord } from './tab-record'

/** Returns the deliveries of a tab that were not cleared, in chronological order. */
export function visibleDeliveries(record: TabRecord): Delivery[] {
  const attempts = visibleAttempts(record)
  const keepalive = new KeepaliveBodies()
  for (const attempt of attempts) keepalive.set(attempt)
  return foldAttempts(attempts, (attempt) => keepalive.bytesInFlight(attempt))
}

/** Returns one attempt per delivery, since a delivery is one publish, no matter how often the SDK sent it. */
export const firstAttempts = (deliveries: readonly Delivery[]) =>
  deliveries.map(({ attempts: [first] }) => first)
