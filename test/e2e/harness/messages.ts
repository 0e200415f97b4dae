/** Looks up messages of `locales/en.json`, so that tests do not repeat the text of the UI. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { MessageKey, MessageValues } from '../../../core/message.ts'

const english: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../locales/en.json'), 'utf8'),
)
const numbers = new Intl.NumberFormat('en-US')

/**
 * Returns a message in English, as `t()` of `locales/say.ts` does in the extension: `t('panel.clear')`,
 * `t('status.goals', {}, 3)`. Numbers are formatted for `en-US`, the language of the tests' browsers.
 */
export function t(key: MessageKey, values: MessageValues = {}, count?: number): string {
  if (count === undefined) return fill(messageOf(key), values)
  return fill(formFor(messageOf(key), count), { count, ...values })
}

/**
 * Returns a pattern for text that contains a message. A value may be a pattern, a placeholder without a value matches any
 * text, and a message without a count matches in singular and plural: `matching('status.dropped', { count: /[1-9]/ })`.
 */
export function matching(
  key: MessageKey,
  values: Readonly<Record<string, string | number | RegExp>> = {},
  count?: number,
): RegExp {
  const message = messageOf(key)
  const forms = count === undefined ? message.split(' | ') : [formFor(message, count)]
  const allValues: typeof values = count === undefined ? values : { count, ...values }
  const sources = forms.map((form) =>
    escaped(form).replaceAll(/\\\{(\w+)\\\}/g, (_, name: string) => {
      const value = allValues[name] ?? /.*/
      return value instanceof RegExp ? `(?:${value.source})` : escaped(textOf(value))
    }),
  )
  return new RegExp(sources.join('|'))
}

/**
 * Builds a regular expression around messages: strings are matched literally, and patterns from `matching()` keep their
 * wildcards. `` re`^${t('delivery.kind.rejected')} \d+$` `` matches "Rejected 3". The dot matches line breaks.
 */
export function re(template: TemplateStringsArray, ...parts: readonly (string | RegExp)[]): RegExp {
  const sources = parts.map((part) => (typeof part === 'string' ? escaped(part) : `(?:${part.source})`))
  return new RegExp(String.raw(template, ...sources), 's')
}

function messageOf(key: MessageKey): string {
  let found: unknown = english
  for (const part of key.split('.')) found = (found as Readonly<Record<string, unknown>> | undefined)?.[part]
  if (typeof found !== 'string') throw new Error(`locales/en.json has no message ${key}.`)
  return found
}

function formFor(message: string, count: number): string {
  const [singular = '', plural = singular] = message.split(' | ')
  return count === 1 ? singular : plural
}

function fill(message: string, values: MessageValues): string {
  return message.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => textOf(values[name] ?? placeholder))
}

const textOf = (value: string | number): string => (typeof value === 'number' ? numbers.format(value) : value)

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
