import type { Column } from '../../../components/columns/column'
import { DeliveryLabel } from '../../../components/shared/DeliveryLabel'
import { deliveryMessage, outcomeMessage } from '../../../core/delivery/outcome-messages'
import { DELIVERY_ORDER } from '../../../components/list/lines/list-item'
import { say } from '../../../locales/say'

/** What became of it, in words and by an icon. It stays at every width: a lost goal looks like any other without it. */
export const deliveryColumn: Column = {
  id: 'delivery',
  title: 'panel.column.delivery',
  width: ['7rem', '14rem'],
  from: 0,
  // What is lost comes first, as it does where rows stand under it.
  sortKey: (_row, { deliveryStatus: { outcome } }) => DELIVERY_ORDER.indexOf(outcome),
  cell: (_row, facts) => <DeliveryLabel status={facts.deliveryStatus} />,
  tooltip: (_row, facts) =>
    `${say(outcomeMessage(facts.deliveryStatus.decidingOutcome))} ${say(deliveryMessage(facts.deliveryStatus))}`,
}
