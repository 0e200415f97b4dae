import type { Capture, Header } from '../capture'
import { type Message, message } from '../message'
import { parseJson } from '../parse-json'
import { readBody } from '../publish/read-body'
import { redactUrl } from '../session/redact-address'
import { escapeCodeUnit, escapeInvisible } from '../safe-json'

/** Placeholder for a key, which never leaves the page. */
const KEY = 'YOUR-KEY'

/** Shells that a command can be written for: those of Unix, and the Windows command prompt (`cmd.exe`). */
export type Shell = 'sh' | 'cmd'

/**
 * Writes a request as a curl command that is safe to paste: nothing that the page sent is run, expanded or hidden. Keys
 * are replaced by placeholders. Invisible characters of the body are written as in JSON (`\uXXXX`); for `cmd`, so are
 * all characters that are not ASCII.
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
    // Keeps curl from reading brackets in the URL as a pattern.
    ['--globoff --url', redactUrl(new URL(url).href, false)],
  ]
  const { quote, next } = SHELLS[shell]
  return { text: ['curl', ...options.map(([name, value]) => `${name} ${quote(value)}`)].join(next) }
}

type Option = readonly [name: string, value: string]

/** Returns null for a string that cannot be passed as an argument. */
function dataOf(text: string, shell: Shell): Option[] | null {
  if (parseJson(text) !== undefined)
    return [['--data-raw', shell === 'sh' ? escapeInvisible(text) : plainJson(text)]]
  const unsafe = shell === 'sh' ? /[^\P{Cc}\t\n]/u : /[^ -~]/
  return unsafe.test(text) ? null : [['--data-raw', escapeInvisible(text)]]
}

/**
 * Escapes JSON to ASCII. Outside of strings, JSON has no other characters than ASCII, and any white space is the same.
 */
const plainJson = (json: string): string => json.replace(/[\t\r\n]/g, ' ').replace(/[^ -~]/g, escapeCodeUnit)

/**
 * Quotes for `sh`: within single quotes, only the closing quote is special (POSIX.1-2024, Shell Command Language,
 * 2.2.2).
 */
const forSh = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/**
 * Quotes twice: for the program, which parses its arguments by quotes and backslashes (Microsoft, “Parsing C
 * command-line arguments”), and for `cmd`, where a caret before each special character disables it. A name between two
 * `^%` is not expanded as a variable.
 */
const forCmd = (text: string): string =>
  `"${text.replace(/\\+"?|"/g, escapeForProgram)}"`.replace(/[()%!^"<>&|]/g, '^$&')

/** Doubles backslashes before a quote or at the end, and escapes the quote. Other backslashes stand for themselves. */
function escapeForProgram(found: string, at: number, text: string): string {
  if (found.endsWith('"')) return `${found.slice(0, -1).repeat(2)}\\"`
  return at + found.length === text.length ? found.repeat(2) : found
}

const SHELLS = {
  sh: { quote: forSh, next: ' \\\n  ' },
  cmd: { quote: forCmd, next: ' ^\n  ' },
} as const
