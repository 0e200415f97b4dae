import type { Row } from '../../../core/record/row'
import type { Column } from '../../../components/column'

const clock = new Intl.DateTimeFormat(undefined, {
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' })

/** When the goal was achieved by the page's clock, to the millisecond; when the request was made if it does not say. */
export const time: Column = {
  id: 'time',
  title: 'panel.column.time',
  width: '8.75rem',
  from: 480,
  cell: (row) => <time class="number">{format(clock, momentOf(row))}</time>,
  tooltip: (row) => format(calendar, momentOf(row)),
}

const momentOf = (row: Row): number =>
  (row.kind === 'goal' ? row.event.goal.achievedAt : null) ?? row.capture.at

/** A time that no calendar has is shown as the number that was sent. */
function format(how: Intl.DateTimeFormat, moment: number): string {
  return Math.abs(moment) <= 8.64e15 ? how.format(moment) : String(moment)
}
