import type { FieldPath, Query, Value } from './query'
import { tokenize } from './tokenize'

/** Prints a filter. Parsing the result yields the same filter again. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'everything':
      return ''
    case 'and':
      return query.parts.map((part) => grouped(part, part.kind === 'and' || part.kind === 'or')).join(' ')
    case 'or':
      return query.parts.map((part) => grouped(part, part.kind === 'or')).join(' or ')
    case 'not':
      return `-${grouped(query.part, query.part.kind === 'and' || query.part.kind === 'or')}`
    case 'text':
      return printText(query.text)
    case 'regex':
      return `/${query.source}/${query.flags}`
    case 'compare':
      return `${printPath(query)}${query.operator}${printValue(query.value)}`
    case 'has':
      return `has:${printPath(query)}`
  }
}

const grouped = (query: Query, isGroup: boolean): string =>
  isGroup ? `(${printQuery(query)})` : printQuery(query)

/** Prints text, quoted only when it would not parse as text otherwise. */
function printText(text: string): string {
  // A comparison may follow spaces, so it would turn the word before it into a field. A leading slash could begin a
  // regular expression that a later word ends.
  if (/^[<>=!/]/.test(text)) return quote(text)
  const [token, more] = tokenize(text)
  const isItself = token?.kind === 'text' && !token.quoted && token.text === text && !more
  return isItself ? text : quote(text)
}

/** Prints a value as it is typed after an operator, quoted only when necessary. */
export function printValue(value: Value): string {
  if (value.kind === 'regex') return `/${value.source}/${value.flags}`
  if (value.kind === 'pattern') return value.text
  // Without quotes, a star is a wildcard, a slash may begin a regular expression, and `=` would extend the operator.
  return /^[^\s()"*/<>=!][^\s()"*]*$/.test(value.text) ? value.text : quote(value.text)
}

/** Prints a field with its path: `prop.items."unit price"`. */
export const printPath = ({ field, path }: FieldPath): string => [field, ...path.map(printKey)].join('.')

const printKey = (key: string): string => (/^[^\s().:<>=!"]+$/.test(key) ? key : quote(key))

const quote = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
