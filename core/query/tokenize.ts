import { message } from '../message'
import { fieldProposal } from './field-proposal'
import { phraseAt, problem, REGEX_SIGNS_IN_PART, regexAt } from './literal'
import { FIELDS } from './fields'
import { fieldNameAt, operatorAt } from './name'
import type { Operator, Value } from './query'
import { isBreak, skipSpace, wordEnd } from './scan'
import type { TokenOf, Token } from './token'

/** Splits text into tokens. Never fails: an error becomes a problem token, and tokenizing continues after it. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    at = skipSpace(text, at)
    if (at >= text.length) return tokens
    const token = tokenAt(text, at)
    tokens.push(token)
    at = token.to
  }
}

function tokenAt(text: string, from: number): Token {
  const first = text[from]
  const next = text[from + 1]
  if (first === '(') return { kind: 'open', from, to: from + 1 }
  if (first === ')') return { kind: 'close', from, to: from + 1 }
  if (first === '-' && next !== undefined && (next === '(' || !isBreak(next)))
    return { kind: 'minus', from, to: from + 1 }
  if (first === '"') return phraseAt(text, from)
  return (first === '/' ? regexAt(text, from) : fieldAt(text, from)) ?? wordAt(text, from)
}

const KEYWORDS = ['and', 'or', 'not'] as const

function wordAt(text: string, from: number): Token {
  const to = wordEnd(text, from)
  const word = text.slice(from, to)
  const keyword = KEYWORDS.find((one) => one === word.toLowerCase())
  if (keyword) return { kind: keyword, from, to }
  const proposal = fieldProposal(word)
  if (proposal) return problem(proposal, { from, to })
  return { kind: 'text', text: word, quoted: false, from, to }
}

function fieldAt(text: string, from: number): TokenOf<'field' | 'has' | 'problem'> | null {
  const named = fieldNameAt(text, from)
  if (!named) return null
  const { name, path, to } = named
  if (named.isUnfinished) return problem(message('query.problem.path', { name }), { from, to: to + 1 })
  const operator = operatorAt(text, to)
  if (!operator) {
    if (path.length === 0) return null
    const shown = text.slice(from, to)
    return problem(message('query.problem.comparison', { name: shown }), { from, to })
  }
  const begin = skipSpace(text, operator.to)
  if (name === 'has' && operator.operator === ':') return hasAt(text, from, begin)
  const isPart = FIELDS[name].compares === 'part'
  const value = valueAt(text, begin, operator.operator, isPart)
  if (value?.kind === 'problem') return { ...value, from }
  const end = value ? value.to : operator.to
  const at = value ? { from: begin, to: end } : { from: end, to: end }
  return {
    kind: 'field',
    name,
    path,
    operator: operator.operator,
    value: value?.value ?? null,
    at,
    from,
    to: end,
  }
}

function hasAt(text: string, from: number, begin: number): TokenOf<'has'> {
  const named = fieldNameAt(text, begin)
  const to = wordEnd(text, named?.to ?? begin)
  const whole = named !== null && named.to === to
  const at = { from: begin, to }
  return { kind: 'has', name: whole ? named.name : null, path: whole ? named.path : [], at, from, to }
}

type FoundValue = { readonly kind: 'value'; readonly value: Value; readonly to: number } | TokenOf<'problem'>

function valueAt(text: string, from: number, operator: Operator, isPart: boolean): FoundValue | null {
  const first = text[from]
  if (first === undefined || first === '(' || first === ')') return null
  if (first === '"') {
    const phrase = phraseAt(text, from)
    if (phrase.kind === 'problem') return phrase
    return { kind: 'value', value: { kind: 'text', text: phrase.text }, to: phrase.to }
  }
  if (first === '/' && operator === ':') {
    const regex = isPart ? regexAt(text, from, REGEX_SIGNS_IN_PART) : regexAt(text, from)
    if (regex?.kind === 'problem') return regex
    if (regex) {
      const { source, flags, to } = regex
      return { kind: 'value', value: { kind: 'regex', source, flags }, to }
    }
  }
  const to = wordEnd(text, from)
  const word = text.slice(from, to)
  if (operator !== ':' || !word.includes('*'))
    return { kind: 'value', value: { kind: 'text', text: word }, to }
  // In a field that matches parts, the star before the slash does not change the meaning, and the value no longer looks
  // like a regular expression.
  return { kind: 'value', value: { kind: 'pattern', text: first === '/' ? `*${word}` : word }, to }
}
