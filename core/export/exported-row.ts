import type { DeliveryStatus } from '../delivery/delivery'
import type { Finding } from '../findings/finding'
import type { Row } from '../record/row'
import type { Verdict } from '../registry/verdict'

/** A row with what is known of it as it is exported. */
export interface ExportedRow {
  readonly row: Row
  /** Null for a row without a goal. */
  readonly verdict: Verdict | null
  readonly deliveryStatus: DeliveryStatus
  /** What is wrong with it, without what is silenced; the worst first. */
  readonly findings: readonly Finding[]
}
