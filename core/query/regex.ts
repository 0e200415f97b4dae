import { RE2JS, RE2JSSyntaxException } from 're2js'
import { type Message, message } from '../message'
import type { RegexText } from './query'

/** Number of UTF-16 code units searched in one string. Even in linear time, searching megabytes takes long. */
export const MAX_SEARCHED_CHARS = 100_000
/** Maximum length of an expression. Users do not type longer ones. */
const MAX_SOURCE_CHARS = 1000

const FLAGS: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
}

/** A regular expression that runs in linear time on any string. */
export interface LinearRegex {
  readonly test: (text: string) => boolean
  /** Returns at most `max` matches, in order and without overlaps. Empty matches are left out. */
  readonly matches: (text: string, max: number) => readonly (readonly [from: number, to: number])[]
}

const compiled = new Map<string, LinearRegex | Message>()
const MAX_CACHED = 50

/**
 * Compiles a regular expression, or returns a message that explains why it is invalid. The engine is RE2 (re2js
 * 2.10). It does not backtrack, so no expression can hang the panel, but it has no look-around and no
 * back-references. The expression is always multi-line: `^` and `$` match at each line.
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

/** Returns whether compiling the expression failed. */
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

/** Messages for the engine's errors (`src/Parser.js` of re2js 2.10). */
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
  // Features of backtracking engines that RE2 cannot support.
  if (/\(\?<?[=!]/.test(source)) return message('query.problem.regex.lookAround')
  if (/\\[1-9]|\\k</.test(source)) return message('query.problem.regex.backReference')
  const reason = error instanceof RE2JSSyntaxException ? error.error : ''
  const key = Object.keys(ERROR_MESSAGES).find((one): one is keyof typeof ERROR_MESSAGES => one === reason)
  return message(key ? ERROR_MESSAGES[key] : 'query.problem.regex.other')
}
