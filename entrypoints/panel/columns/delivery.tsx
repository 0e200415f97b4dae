import type { Column } from '../../../components/columns/column'
import { DeliveryLabel } from '../../../components/shared/DeliveryLabel'
import { deliveryMessage, fateMessage } from '../../../core/delivery/words'
import { DELIVERY_ORDER } from '../../../components/list/lines/list-item'
import { say } from '../../../locales/say'

/** What became of it, in words and by an icon. It stays at every width: a lost goal looks like any other without it. */
export const delivery: Column = {
  id: 'delivery',
  title: 'panel.column.delivery',
  width: ['7rem', '14rem'],
  from: 0,
  // What is lost comes first, as it does where rows stand under it.
  sortKey: (_row, { delivery: { kind } }) => DELIVERY_ORDER.indexOf(kind),
  cell: (_row, facts) => <DeliveryLabel state={facts.delivery} />,
  tooltip: (_row, facts) =>
    `${say(fateMessage(facts.delivery.fate))} ${say(deliveryMessage(facts.delivery))}`,
}
