import { escapeInvisible } from '../safe-json'

/**
 * Formats a string as a Markdown code span (CommonMark 0.31, 6.1), so that nothing in it becomes a link, an image, a
 * mention or HTML. Line breaks and invisible characters are escaped. `|` is escaped in tables, where it ends a cell
 * even in a code span (GitHub Flavored Markdown, 4.10).
 */
export function codeSpan(text: string, inTable = false): string {
  const shown = escapeInvisible(text).replaceAll('\r', '\\r').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
  if (shown.trim() === '') return shown === '' ? '' : `\`"${shown}"\``
  const fence = '`'.repeat(longestRun(shown) + 1)
  // A span must not begin or end with a backtick, nor lose its own leading and trailing spaces.
  const room = /^[` ]|[` ]$/.test(shown) ? ' ' : ''
  const span = `${fence}${room}${shown}${room}${fence}`
  return inTable ? span.replaceAll('|', '\\|') : span
}

/** Formats a string as a code block that no line of it can end. */
export function codeBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}${language}\n${text}\n${fence}`
}

function longestRun(text: string): number {
  let longest = 0
  // `Math.max(...runs)` would throw if there are too many.
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}
