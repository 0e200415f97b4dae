import type { Column } from '../../../components/columns/column'
import { DeliveryLabel } from '../../../components/shared/DeliveryLabel'
import { deliveryMessage, outcomeMessage } from '../../../core/delivery/outcome-messages'
import { DELIVERY_ORDER } from '../../../components/list/lines/list-item'
import { say } from '../../../locales/say'

/**
 * Outcome of the delivery, as text and icon. Visible at every width: without it, a lost goal event looks like any
 * other.
 */
export const deliveryColumn: Column = {
  id: 'delivery',
  title: 'panel.column.delivery',
  width: ['7rem', '14rem'],
  from: 0,
  // Lost events come first, in the same order as groups.
  sortKey: (_row, { deliveryStatus: { outcome } }) => DELIVERY_ORDER.indexOf(outcome),
  cell: (_row, facts) => <DeliveryLabel status={facts.deliveryStatus} />,
  tooltip: (_row, facts) =>
    `${say(outcomeMessage(facts.deliveryStatus.decidingOutcome))} ${say(deliveryMessage(facts.deliveryStatus))}`,
}
