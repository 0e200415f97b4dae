import type { Column } from '../../../components/column'
import { calendarTime, clockTime } from '../../../components/moment'
import type { Row } from '../../../core/record/row'

const momentOf = (row: Row): number => (row.kind === 'goal' ? row.event.goal.achievedAt : null) ?? row.at

/** When the goal was achieved by the page's clock, to the millisecond; when the request was made if it does not say. */
export const time: Column = {
  id: 'time',
  title: 'panel.column.time',
  width: ['8.75rem', '8.75rem'],
  from: 720,
  sortKey: momentOf,
  cell: (row) => <time class="number">{clockTime(momentOf(row))}</time>,
  tooltip: (row) => calendarTime(momentOf(row)),
}
