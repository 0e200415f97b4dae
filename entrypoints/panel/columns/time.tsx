import type { Column } from '../../../components/columns/column'
import { calendarTime, clockTime, elapsedTime } from '../../../components/shared/format-time'
import type { Row } from '../../../core/record/row'

const momentOf = (row: Row): number => (row.kind === 'goal' ? row.event.goal.achievedAt : null) ?? row.at

/**
 * Time the goal was achieved, by the page's clock and to the millisecond; without it, the time of the request. Shown as
 * the time of day or relative to the start of the page. The tooltip has the date and time.
 */
export const timeColumn: Column = {
  id: 'time',
  isData: true,
  title: 'panel.column.time',
  width: ['9.75rem', '9.75rem'],
  from: 720,
  sortKey: momentOf,
  cell: (row, { timeOrigin }) => (
    <time class="number">
      {timeOrigin === null ? clockTime(momentOf(row)) : elapsedTime(momentOf(row) - timeOrigin)}
    </time>
  ),
  tooltip: (row) => calendarTime(momentOf(row)),
}
