/* oxlint-disable no-restricted-globals -- parsing and formatting a time does not read the clock */

/** Largest valid time, in ms from the epoch (ECMA-262, Time Values). */
const MAX_TIMESTAMP_MS = 8.64e15

/** Checks for a valid time in ms since the epoch. Pages may send any other number. */
export const isTimestamp = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= MAX_TIMESTAMP_MS

/** Formats ms since the epoch as `2026-11-26T17:09:17.000Z` (ISO 8601, RFC 3339); null for an invalid time. */
export const isoTime = (ms: number): string | null => (isTimestamp(ms) ? new Date(ms).toISOString() : null)

/** Parses an ISO 8601 time to ms since the epoch; null if it is invalid. */
export function parseIsoTime(text: string | Date): number | null {
  const ms = new Date(text).getTime()
  return Number.isNaN(ms) ? null : ms
}
