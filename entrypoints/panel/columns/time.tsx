import type { Column } from '../../../components/columns/column'
import { calendarTime, clockTime, elapsedTime } from '../../../components/shared/format-time'
import type { Row } from '../../../core/record/row'

const momentOf = (row: Row): number => (row.kind === 'goal' ? row.event.goal.achievedAt : null) ?? row.at

/**
 * When the goal was achieved by the page's clock, to the millisecond; when the request was made if it does not say. As the
 * time of day, or since the page began; the tooltip has day and time either way.
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
