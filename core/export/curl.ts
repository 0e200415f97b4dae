import type { Capture, Header } from '../capture'
import { type Message, message } from '../message'
import { readBody } from '../publish/read-body'
import { redactUrl } from '../session/redact-address'
import { escapeCodeUnit, escapeInvisible } from '../safe-json'

/** What stands for a key, which is not known and would not be said. */
const KEY = 'YOUR-KEY'

/** The shells that a command can be for: those of Unix, and the prompt of Windows (`cmd.exe`). */
export type Shell = 'sh' | 'cmd'

/**
 * A request as a command of curl, safe to paste: nothing in it is run, expanded or hidden, whatever a page has put into
 * it. Every key is a placeholder. What could not be seen in the body, and for `cmd` all that is not ASCII, is written as JSON
 * writes it: `\uXXXX`.
 */
export function curlCommand(
  request: Capture,
  shell: Shell,
): { readonly text: string } | { readonly problem: Message } {
  const { method, url, headers, secrets, body } = request
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return { problem: message('copyAs.problem.address') }
  const read = readBody(body)
  const isEmpty = body.encoding === 'none' && body.why === 'absent'
  if ('problem' in read && !isEmpty) return read
  const data = 'text' in read ? dataOf(read.text, shell) : []
  if (data === null) return { problem: message('copyAs.problem.body') }
  const all: readonly Header[] = [...headers, ...secrets.map(([name]): Header => [name, KEY])]
  const options: readonly Option[] = [
    ['-X', method],
    ...all.map(([name, value]): Option => ['-H', escapeInvisible(`${name}: ${value}`)]),
    ...data,
    // Brackets in an address are none of curl's patterns.
    ['--globoff --url', redactUrl(new URL(url).href, false)],
  ]
  const { quote, next } = SHELLS[shell]
  return { text: ['curl', ...options.map(([name, value]) => `${name} ${quote(value)}`)].join(next) }
}

type Option = readonly [name: string, value: string]

/** Null for a text that no argument can hold. */
function dataOf(text: string, shell: Shell): Option[] | null {
  if (isJson(text)) return [['--data-raw', shell === 'sh' ? escapeInvisible(text) : plainJson(text)]]
  const held = shell === 'sh' ? /[^\P{Cc}\t\n]/u : /[^ -~]/
  return held.test(text) ? null : [['--data-raw', escapeInvisible(text)]]
}

/** In JSON all else stands in strings alone, but for white space, and one is as good as another. */
const plainJson = (json: string): string => json.replace(/[\t\r\n]/g, ' ').replace(/[^ -~]/g, escapeCodeUnit)

/** Single quotes, in which nothing means anything but their end (POSIX.1-2024, Shell Command Language, 2.2.2). */
const forSh = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/**
 * Quoted twice: for the program, which takes its arguments apart by quotes and backslashes (Microsoft, “Parsing C
 * command-line arguments”), and for `cmd`, to which a caret before each character of its own takes all meaning. A name
 * between two `^%` is that of no variable.
 */
const forCmd = (text: string): string =>
  `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`.replace(/[()%!^"<>&|]/g, '^$&')

const SHELLS = {
  sh: { quote: forSh, next: ' \\\n  ' },
  cmd: { quote: forCmd, next: ' ^\n  ' },
} as const

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
