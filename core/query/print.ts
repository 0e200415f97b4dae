import type { FieldPath, Query, Value } from './query'
import { tokenize } from './tokenize'

/** Writes a filter so that reading it gives the same filter again. */
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

/** In quotes only where it would not be a text without. */
function printText(text: string): string {
  // A comparison may stand apart from its field, so the word before would be one; what begins like a regular expression
  // could end with what comes behind it.
  if (/^[<>=!/]/.test(text)) return quote(text)
  const [token, more] = tokenize(text)
  const isItself = token?.kind === 'text' && !token.quoted && token.text === text && !more
  return isItself ? text : quote(text)
}

/** A value as it has to be typed behind an operator; in quotes only where it needs them. */
export function printValue(value: Value): string {
  if (value.kind === 'regex') return `/${value.source}/${value.flags}`
  if (value.kind === 'pattern') return value.text
  // A star without quotes stands for any text, a slash may begin a regular expression, and `=` belong to the operator.
  return /^[^\s()"*/<>=!][^\s()"*]*$/.test(value.text) ? value.text : quote(value.text)
}

/** A field with its path: `prop.items."unit price"`. */
export const printPath = ({ field, path }: FieldPath): string => [field, ...path.map(printKey)].join('.')

const printKey = (key: string): string => (/^[^\s().:<>=!"]+$/.test(key) ? key : quote(key))

const quote = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
