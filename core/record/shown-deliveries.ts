import { type Delivery, foldAttempts } from '../delivery/delivery'
import { KeepaliveBodies } from '../delivery/keepalive'
import { shownAttempts, type TabRecord } from './tab-record'

/** The deliveries of a tab that are not cleared, in the order of time. */
export function shownDeliveries(record: TabRecord): Delivery[] {
  const attempts = shownAttempts(record)
  const keepalive = new KeepaliveBodies()
  for (const attempt of attempts) keepalive.set(attempt)
  return foldAttempts(attempts, (attempt) => keepalive.beside(attempt))
}

/** One attempt of each: a delivery is one publish, however often it was tried. */
export const firstAttempts = (deliveries: readonly Delivery[]) =>
  deliveries.map(({ attempts: [first] }) => first)
