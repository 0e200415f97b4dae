import { RE2JS, RE2JSSyntaxException } from 're2js'
import { type Message, message } from '../message'
import type { RegexText } from './query'

/** Of a longer text only so much is looked at, in UTF-16 code units: also linear time is time. */
const MAX_SEARCHED_CHARS = 100_000
/** A longer one would be nobody's. */
const MAX_SOURCE_CHARS = 1000

const FLAGS: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
}

/** A regular expression that takes time in proportion to the text, whatever it is. */
export interface LinearRegex {
  readonly test: (text: string) => boolean
  /** Where it hits, in order and not overlapping, empty hits left out; at most `max`. */
  readonly matches: (text: string, max: number) => readonly (readonly [from: number, to: number])[]
}

const compiled = new Map<string, LinearRegex | Message>()
const MAX_CACHED = 50

/**
 * Makes a regular expression ready, or says why it is none. The engine is RE2's (re2js 2.10): no backtracking, so no
 * expression of any kind can hang the panel; for that it has no look-around and no back-references. Lines are looked at
 * one by one: `^` and `$` are those of a line.
 */
export function compileRegex({ source, flags }: Pick<RegexText, 'source' | 'flags'>): LinearRegex | Message {
  const key = `${flags}/${source}`
  let known = compiled.get(key)
  if (!known) {
    if (compiled.size >= MAX_CACHED) compiled.clear()
    compiled.set(key, (known = compile(source, flags)))
  }
  return known
}

/** Whether that is what is wrong with it. */
export const isProblem = (regex: LinearRegex | Message): regex is Message => 'key' in regex

function compile(source: string, flags: string): LinearRegex | Message {
  if (source.length > MAX_SOURCE_CHARS) return message('query.problem.regex.large')
  try {
    const bits = flags.split('').reduce((all, flag) => all | (FLAGS[flag] ?? 0), RE2JS.MULTILINE)
    const regex = RE2JS.compile(RE2JS.translateRegExp(source), bits)
    return {
      test: (text) => regex.test(cut(text)),
      matches(text, max) {
        const ranges: [number, number][] = []
        const matcher = regex.matcher(cut(text))
        while (ranges.length < max && matcher.find()) {
          if (matcher.end() > matcher.start()) ranges.push([matcher.start(), matcher.end()])
        }
        return ranges
      },
    }
  } catch (error) {
    return problemOf(error, source)
  }
}

const cut = (text: string): string =>
  text.length > MAX_SEARCHED_CHARS ? text.slice(0, MAX_SEARCHED_CHARS) : text

/** The engine's own words (`src/Parser.js` of re2js 2.10) and what is said in their place. */
const ERROR_MESSAGES = {
  'missing closing )': 'query.problem.regex.group',
  'unexpected )': 'query.problem.regex.group',
  'missing closing ]': 'query.problem.regex.class',
  'invalid character class range': 'query.problem.regex.range',
  'missing argument to repetition operator': 'query.problem.regex.repeat',
  'invalid nested repetition operator': 'query.problem.regex.repeat',
  'invalid repeat count': 'query.problem.regex.count',
  'trailing backslash at end of expression': 'query.problem.regex.escape',
  'invalid escape sequence': 'query.problem.regex.escape',
  'expression too large': 'query.problem.regex.large',
  'expression nests too deeply': 'query.problem.regex.large',
} as const

function problemOf(error: unknown, source: string): Message {
  // What engines that backtrack have, and this one cannot have.
  if (/\(\?<?[=!]/.test(source)) return message('query.problem.regex.lookAround')
  if (/\\[1-9]|\\k</.test(source)) return message('query.problem.regex.backReference')
  const said = error instanceof RE2JSSyntaxException ? error.error : ''
  const key = Object.keys(ERROR_MESSAGES).find((one): one is keyof typeof ERROR_MESSAGES => one === said)
  return message(key ? ERROR_MESSAGES[key] : 'query.problem.regex.other')
}
