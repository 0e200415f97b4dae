import { escapeInvisible } from '../safe-json'

/**
 * Beginning of a cell that a spreadsheet reads as a formula (OWASP, CSV Injection), including full-width forms and
 * leading white space.
 */
const FORMULA = /^\s*[=+\-@|%＝＋－＠\t\r\n]/

/**
 * Formats a string as a cell that no spreadsheet evaluates, with an apostrophe before a possible formula. Invisible
 * characters are escaped.
 */
export function textCell(text: string): string {
  const shown = escapeInvisible(text)
  return FORMULA.test(shown) ? `'${shown}` : shown
}
