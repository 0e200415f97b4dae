import { type Delivery, foldAttempts } from '../delivery/delivery'
import { KeepaliveBodies } from '../delivery/keepalive'
import { visibleAttempts, type TabRecord } from './tab-record'

/** The deliveries of a tab that are not cleared, in the order of time. */
export function visibleDeliveries(record: TabRecord): Delivery[] {
  const attempts = visibleAttempts(record)
  const keepalive = new KeepaliveBodies()
  for (const attempt of attempts) keepalive.set(attempt)
  return foldAttempts(attempts, (attempt) => keepalive.bytesInFlight(attempt))
}

/** One attempt of each: a delivery is one publish, however often it was tried. */
export const firstAttempts = (deliveries: readonly Delivery[]) =>
  deliveries.map(({ attempts: [first] }) => first)
