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

/** Returns the time of day to the millisecond. `time` is in ms since the epoch. */
export const clockTime = (time: number): string => format(clock, time)

/** Returns a duration as seconds with three decimals: `12.345 sec`. */
export const elapsedTime = (ms: number): string => (isTimestamp(ms) ? seconds.format(ms / 1000) : String(ms))

/** Returns the day and time. `time` is in ms since the epoch. */
export const calendarTime = (time: number): string => format(calendar, time)

/** Returns the day and time to the millisecond. `time` is in ms since the epoch. */
export const exactTime = (time: number): string => format(exact, time)

/** Returns the time of day to the minute, with the day unless it is today. Both arguments are in ms since the epoch. */
export const shortTime = (time: number, now: number): string =>
  format(isSameDay(time, now) ? minute : dayAndMinute, time)

const isSameDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString()

/** Formats a time. A number outside the range of dates is returned as it is. */
function format(style: Intl.DateTimeFormat, time: number): string {
  return isTimestamp(time) ? style.format(time) : String(time)
}
