import { isTimestamp } from '../../core/timestamp'

/** In the browser's language and hour format: 13:05 or 01:05 PM. */
const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})
const exact = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  timeZoneName: 'short',
})
const minute = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const dayAndMinute = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const seconds = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'second',
  minimumFractionDigits: 3,
  maximumFractionDigits: 3,
})
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' })

/** Returns the time of day to the millisecond. `moment` is in ms since the epoch. */
export const clockTime = (moment: number): string => format(clock, moment)

/** Returns a duration as seconds with three decimals: `12.345 sec`. */
export const elapsedTime = (ms: number): string => (isTimestamp(ms) ? seconds.format(ms / 1000) : String(ms))

/** Returns the day and time. `moment` is in ms since the epoch. */
export const calendarTime = (moment: number): string => format(calendar, moment)

/** Returns the day and time to the millisecond. `moment` is in ms since the epoch. */
export const exactTime = (moment: number): string => format(exact, moment)

/** Returns the time of day to the minute, with the day unless it is today. Both arguments are in ms since the epoch. */
export const shortTime = (moment: number, now: number): string =>
  format(isSameDay(moment, now) ? minute : dayAndMinute, moment)

const isSameDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString()

/** Formats a time. One that no calendar has is returned as the number that was sent. */
function format(how: Intl.DateTimeFormat, moment: number): string {
  return isTimestamp(moment) ? how.format(moment) : String(moment)
}
