import { type Message, message } from '../message'
import { FIELDS } from './fields'
import type { TextRange, QueryProblem, Query, Value } from './query'
import { isNumericText } from './number-text'
import { isProblem, compileRegex } from './regex'
import type { FieldPart, HasPart, Token } from './token'
import { tokenize } from './tokenize'

/** A filter that was parsed without problems. */
export interface Parsed {
  readonly kind: 'query'
  readonly query: Query
}

/** Maximum nesting. Users do not type deeper filters, which could overflow the stack of recursive functions. */
const MAX_NESTING = 60

/**
 * Parses a filter. Adjacent words and `and` bind tighter than `or`; `not` and `-` bind tightest. Empty text matches
 * everything. Never throws: text that is not a filter yields a problem with its range.
 */
export function parseQuery(text: string): Parsed | QueryProblem {
  const reader = new Reader(tokenize(text), text.length)
  if (!reader.peek()) return { kind: 'query', query: EMPTY_QUERY }
  const query = readOr(reader, 0)
  if (reader.problem) return reader.problem
  const rest = reader.peek()
  if (rest) return { kind: 'problem', message: message('query.problem.close'), ...rangeOf(rest) }
  return { kind: 'query', query }
}

/** Iterates over the tokens and stores the first problem. It returns no token after a problem, so that parsing ends. */
class Reader {
  problem: QueryProblem | null = null
  private at = 0
  private readonly tokens: readonly Token[]
  private readonly end: number

  constructor(tokens: readonly Token[], end: number) {
    this.tokens = tokens
    this.end = end
  }

  peek(): Token | undefined {
    return this.problem ? undefined : this.tokens[this.at]
  }

  take(): void {
    this.at++
  }

  /** Empty range at the end of the filter, for problems with missing input. */
  get behind(): TextRange {
    return { from: this.end, to: this.end }
  }

  fail(why: Message, range: TextRange): Query {
    this.problem ??= { kind: 'problem', message: why, ...rangeOf(range) }
    return EMPTY_QUERY
  }
}

/** Query for empty text. Also a placeholder where there is a problem, which is never returned to the caller. */
const EMPTY_QUERY: Query = { kind: 'everything' }

function readOr(reader: Reader, level: number): Query {
  const parts = [readAnd(reader, level)]
  while (reader.peek()?.kind === 'or') {
    reader.take()
    parts.push(readAnd(reader, level))
  }
  return joined('or', parts)
}

function readAnd(reader: Reader, level: number): Query {
  const parts = [readNot(reader, level)]
  for (;;) {
    const next = reader.peek()
    if (!next || next.kind === 'or' || next.kind === 'close') return joined('and', parts)
    if (next.kind === 'and') reader.take()
    parts.push(readNot(reader, level))
  }
}

const joined = (kind: 'and' | 'or', parts: readonly Query[]): Query => {
  const [only = EMPTY_QUERY, second] = parts
  return second ? { kind, parts } : only
}

function readNot(reader: Reader, level: number): Query {
  const next = reader.peek()
  if (next?.kind !== 'minus' && next?.kind !== 'not') return readOne(reader, level)
  if (level >= MAX_NESTING) return reader.fail(message('query.problem.deep'), next)
  reader.take()
  return { kind: 'not', part: readNot(reader, level + 1) }
}

function readOne(reader: Reader, level: number): Query {
  const next = reader.peek()
  if (!next) return reader.fail(message('query.problem.end'), reader.behind)
  switch (next.kind) {
    case 'open':
      return readGroup(reader, next, level)
    case 'text':
      reader.take()
      return { kind: 'text', text: next.text }
    case 'regex': {
      reader.take()
      const { source, flags } = next
      const regex = compileRegex(next)
      return isProblem(regex) ? reader.fail(regex, next) : { kind: 'regex', source, flags }
    }
    case 'field':
      reader.take()
      return readComparison(reader, next)
    case 'has':
      reader.take()
      return readHas(reader, next)
    case 'problem':
      return reader.fail(next.message, next.at)
    case 'close':
    case 'and':
    case 'or':
      return reader.fail(
        message(next.kind === 'close' && level === 0 ? 'query.problem.close' : 'query.problem.before'),
        next,
      )
    // Already consumed by `readNot`.
    case 'minus':
    case 'not':
      return EMPTY_QUERY
  }
}

function readGroup(reader: Reader, open: Token, level: number): Query {
  if (level >= MAX_NESTING) return reader.fail(message('query.problem.deep'), open)
  reader.take()
  const first = reader.peek()
  if (first?.kind === 'close') return reader.fail(message('query.problem.group'), { ...open, to: first.to })
  if (!first) return reader.fail(message('query.problem.open'), open)
  const query = readOr(reader, level + 1)
  if (reader.peek()?.kind !== 'close') return reader.fail(message('query.problem.open'), open)
  reader.take()
  return query
}

function readHas(reader: Reader, { name, path, at }: HasPart & TextRange): Query {
  if (at.to === at.from) return reader.fail(message('query.problem.hasNothing'), at)
  if (!name || name === 'has') return reader.fail(message('query.problem.has'), at)
  return { kind: 'has', field: name, path }
}

function readComparison(reader: Reader, part: FieldPart & TextRange): Query {
  const { name, path, operator, value, at } = part
  const field = FIELDS[name]
  if (name === 'has') return reader.fail(message('query.problem.hasColon'), part)
  if (field.hasPath && path.length === 0) return reader.fail(message('query.problem.path', { name }), part)
  if (!value) return reader.fail(message('query.problem.value', { name }), part)
  const isBySize = operator.startsWith('<') || operator.startsWith('>')
  if (isBySize && field.compares !== 'number' && field.compares !== 'json')
    return reader.fail(message('query.problem.size', { name }), part)
  if (field.compares === 'number' && value.kind === 'text' && !isNumericText(value.text))
    return reader.fail(message('query.problem.number', { name }), at)
  if (field.choices && value.kind === 'text' && !isOneOf(field.choices, value.text))
    return reader.fail(
      message('query.problem.choice', { name, value: value.text, choices: field.choices.join(', ') }),
      at,
    )
  const problem = value.kind === 'regex' ? compileRegex(value) : null
  if (problem && isProblem(problem)) return reader.fail(problem, at)
  return { kind: 'compare', field: name, path, operator, value: plain(value) }
}

/** Copies a value without the other properties of its token. */
const plain = (value: Value): Value =>
  value.kind === 'regex'
    ? { kind: 'regex', source: value.source, flags: value.flags }
    : { kind: value.kind, text: value.text }

const isOneOf = (choices: readonly string[], text: string): boolean =>
  choices.some((choice) => choice.toLowerCase() === text.toLowerCase())

const rangeOf = ({ from, to }: TextRange): TextRange => ({ from, to })
