import { escapeInvisible } from '../safe-json'

/**
 * A text as a code span of Markdown (CommonMark 0.31, 6.1): nothing in it is a link, an image, a mention or HTML. Line ends
 * and what cannot be seen are written out; `|` is escaped, since it ends a cell of a table even in a code span (GitHub
 * Flavored Markdown, 4.10).
 */
export function codeSpan(text: string, inTable = false): string {
  const shown = escapeInvisible(text).replaceAll('\r', '\\r').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
  if (shown.trim() === '') return shown === '' ? '' : `\`"${shown}"\``
  const fence = '`'.repeat(longestRun(shown) + 1)
  // A span must not begin or end with what is its fence, nor be stripped of its own spaces.
  const room = /^[` ]|[` ]$/.test(shown) ? ' ' : ''
  const span = `${fence}${room}${shown}${room}${fence}`
  return inTable ? span.replaceAll('|', '\\|') : span
}

/** A text as a block of code: no line of it ends the block. */
export function codeBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}${language}\n${text}\n${fence}`
}

const longestRun = (text: string): number =>
  Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
