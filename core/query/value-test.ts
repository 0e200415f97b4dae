import { type FieldName, FIELDS } from './fields'
import { isNumericText } from './number-text'
import type { Operator, Value } from './query'
import { isProblem, compileRegex } from './regex'

type Plain = string | number | boolean | null

/**
 * Returns a test for one value of a field. `!=` gets the same test as `=`, which the caller negates. Numbers and
 * numeric strings are compared as numbers, everything else as text, ignoring case.
 */
export function valueTest(field: FieldName, operator: Operator, value: Value): (candidate: Plain) => boolean {
  if (value.kind === 'regex') {
    const regex = compileRegex(value)
    return isProblem(regex) ? () => false : (candidate) => regex.test(String(candidate))
  }
  const expected = value.text.toLowerCase()
  const isPart = FIELDS[field].compares === 'part' && operator === ':'
  if (value.kind === 'pattern') return patternTest(expected, isPart)
  if (isPart) return (candidate) => fold(candidate).includes(expected)
  if (operator === ':' || operator === '=' || operator === '!=')
    return anyOf(equalTest(expected), alikeTest(field, value.text))
  return sizeTest(operator, expected)
}

const fold = (candidate: Plain): string => String(candidate).toLowerCase()

const anyOf =
  (one: (candidate: Plain) => boolean, other: ((candidate: Plain) => boolean) | null) =>
  (candidate: Plain): boolean =>
    one(candidate) || (other?.(candidate) ?? false)

function equalTest(expected: string): (candidate: Plain) => boolean {
  const number = isNumericText(expected) ? Number(expected) : null
  return (candidate) => fold(candidate) === expected || (number !== null && numberOf(candidate) === number)
}

function alikeTest(field: FieldName, text: string): ((candidate: Plain) => boolean) | null {
  const alike = FIELDS[field].alike?.(text) ?? null
  return alike === null ? null : (candidate) => candidate === alike
}

function sizeTest(operator: '>' | '>=' | '<' | '<=', expected: string): (candidate: Plain) => boolean {
  const number = isNumericText(expected) ? Number(expected) : null
  return (candidate) => {
    const own = number === null ? textOf(candidate) : numberOf(candidate)
    return own !== null && compares(own, operator, number ?? expected)
  }
}

function compares<T extends string | number>(
  own: T,
  operator: '>' | '>=' | '<' | '<=',
  expected: T,
): boolean {
  switch (operator) {
    case '>':
      return own > expected
    case '>=':
      return own >= expected
    case '<':
      return own < expected
    case '<=':
      return own <= expected
  }
}

function numberOf(candidate: Plain): number | null {
  if (typeof candidate === 'number') return candidate
  return typeof candidate === 'string' && isNumericText(candidate) ? Number(candidate) : null
}

/** Returns a string for comparison in text order, ignoring case; null for other types, which have no text order. */
const textOf = (candidate: Plain): string | null =>
  typeof candidate === 'string' ? candidate.toLowerCase() : null

/**
 * Matches text with `*` wildcards. This is not a regular expression, since one with several wildcards could backtrack
 * forever.
 */
function patternTest(pattern: string, isPart: boolean): (candidate: Plain) => boolean {
  const [first = '', ...rest] = (isPart ? `*${pattern}*` : pattern).split('*')
  const last = rest.pop() ?? ''
  return (candidate) => {
    const text = fold(candidate)
    if (!text.startsWith(first)) return false
    let at = first.length
    for (const part of rest) {
      const found = text.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return text.length - at >= last.length && text.endsWith(last)
  }
}
