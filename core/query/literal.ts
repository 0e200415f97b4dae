import { type Message, message } from '../message'
import type { TextRange } from './query'
import { wordEnd } from './scan'
import type { TokenOf } from './token'

/** Parses a quoted string, where `\"` is a quote and `\\` a backslash. */
export function phraseAt(text: string, from: number): TokenOf<'text' | 'problem'> {
  let read = ''
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '"') return { kind: 'text', text: read, quoted: true, from, to: at + 1 }
    if (text[at] === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\')) at++
    read += text[at] ?? ''
  }
  return problem(message('query.problem.quote'), { from, to: text.length })
}

/** Flags after the closing slash. Anything else there makes the word a path, such as `/v1/context`. */
const FLAGS = /^[gims]{0,4}$/
/**
 * Characters that URLs do not contain. A word with a leading slash, no closing slash and one of these is an
 * unfinished regular expression.
 */
const REGEX_SIGNS = /[\\^$*+|[\]]/
/** {@link REGEX_SIGNS} for fields that match part of a URL, where `*` is a wildcard: `page:/shop*`. */
export const REGEX_SIGNS_IN_PART = /[\\^$+|[\]]/

/** Parses a regular expression between slashes; null for a word that just starts with a slash. */
export function regexAt(
  text: string,
  from: number,
  signs: RegExp = REGEX_SIGNS,
): TokenOf<'regex' | 'problem'> | null {
  const end = closingSlash(text, from)
  const word = text.slice(from, wordEnd(text, from))
  if (end === null) {
    if (!signs.test(word)) return null
    return problem(message('query.problem.slash'), { from, to: text.length })
  }
  const to = wordEnd(text, end + 1)
  const flags = text.slice(end + 1, to)
  if (end === from + 1 || !FLAGS.test(flags) || new Set(flags).size < flags.length) return null
  const sorted = flags
    .split('')
    .filter((flag) => flag !== 'g')
    .toSorted()
  return { kind: 'regex', source: text.slice(from + 1, end), flags: sorted.join(''), from, to }
}

/** Returns the position of the first slash that is neither escaped nor in a character class. */
function closingSlash(text: string, from: number): number | null {
  let inClass = false
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '[') inClass = true
    else if (character === ']') inClass = false
    else if (character === '/' && !inClass) return at
  }
  return null
}

/** Creates a problem token that marks its whole range as wrong. */
export const problem = (why: Message, { from, to }: TextRange): TokenOf<'problem'> => ({
  kind: 'problem',
  message: why,
  at: { from, to },
  from,
  to,
})
