/* oxlint-disable no-restricted-globals -- reading and writing a time asks no clock */

/** Farther from 1970 no calendar goes, in ms (ECMA-262, Time Values). */
const LATEST = 8.64e15

/** Whether a calendar has that moment, in ms since the epoch. */
export const isMoment = (moment: number): boolean => Math.abs(moment) <= LATEST

/** `2026-11-26T17:09:17.000Z` (ISO 8601, RFC 3339), of ms since the epoch; null for a time that no calendar has. */
export const momentText = (moment: number): string | null =>
  isMoment(moment) ? new Date(moment).toISOString() : null

/** Ms since the epoch of a time as ISO 8601 has it; null for what is none. */
export function momentOfText(text: string | Date): number | null {
  const moment = new Date(text).getTime()
  return Number.isNaN(moment) ? null : moment
}
