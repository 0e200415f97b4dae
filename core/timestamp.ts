/* oxlint-disable no-restricted-globals -- reading and writing a time asks no clock */

/** Farther from 1970 no calendar goes, in ms (ECMA-262, Time Values). */
const MAX_TIMESTAMP_MS = 8.64e15

/** True for a number of ms since the epoch that a calendar has; what a page sends may be any other. */
export const isTimestamp = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= MAX_TIMESTAMP_MS

/** `2026-11-26T17:09:17.000Z` (ISO 8601, RFC 3339), of ms since the epoch; null for a time that no calendar has. */
export const isoTime = (moment: number): string | null =>
  isTimestamp(moment) ? new Date(moment).toISOString() : null

/** Ms since the epoch of a time as ISO 8601 has it; null for what is none. */
export function parseIsoTime(text: string | Date): number | null {
  const moment = new Date(text).getTime()
  return Number.isNaN(moment) ? null : moment
}
