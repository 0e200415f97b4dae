import type { DeliveryStatus } from '../delivery/delivery'
import type { Finding } from '../findings/finding'
import type { Row } from '../record/row'
import type { Verdict } from '../registry/verdict'

/** A row with the derived data that an export includes. */
export interface ExportedRow {
  readonly row: Row
  /** Null for a row without a goal. */
  readonly verdict: Verdict | null
  readonly deliveryStatus: DeliveryStatus
  /** Findings that are not ignored, worst first. */
  readonly findings: readonly Finding[]
}
