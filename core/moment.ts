/** Farther from 1970 no calendar goes, in ms (ECMA-262, Time Values). */
const LATEST = 8.64e15

/** True for a number of ms since the epoch that a calendar has; what a page sends may be any other. */
export const isMoment = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= LATEST
