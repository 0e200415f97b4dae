import { escapeInvisible } from '../safe-json'

/**
 * What a spreadsheet takes for a formula, by the first character of a cell (OWASP, CSV Injection): also full-width forms,
 * and behind white space.
 */
const FORMULA = /^\s*[=+\-@|%＝＋－＠\t\r\n]/

/**
 * A text as a cell that no spreadsheet calculates: an apostrophe before what could be a formula. Nothing invisible
 * stays invisible.
 */
export function textCell(text: string): string {
  const shown = escapeInvisible(text)
  return FORMULA.test(shown) ? `'${shown}` : shown
}
