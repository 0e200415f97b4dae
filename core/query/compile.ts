import type { Row } from '../record/row'
import { FIELDS, type QueryContext } from './fields'
import type { FieldPath, Query } from './query'
import { isProblem, compileRegex } from './regex'
import { createRowSearch } from './row-text'
import { plainValues } from './value-path'
import { valueTest } from './value-test'

/** A compiled filter. */
export interface RowTest {
  readonly matches: (row: Row, facts: QueryContext) => boolean
  /** True when the result depends on the registry. */
  readonly followsRegistry: boolean
  /** True when the result may change until the row's delivery is settled. */
  readonly followsDelivery: boolean
  /** True when the result depends on the row's findings. */
  readonly followsFindings: boolean
}

type Matches = RowTest['matches']

/** Compiles a filter. Never throws, and accepts any query, including one that did not come from the parser. */
export function compileQuery(query: Query): RowTest {
  const follows = [...fieldsIn(query)].map((field) => FIELDS[field].follows)
  return {
    matches: matcher(query),
    followsRegistry: follows.includes('registry'),
    followsDelivery: follows.includes('delivery'),
    followsFindings: follows.includes('findings'),
  }
}

function matcher(query: Query): Matches {
  switch (query.kind) {
    case 'everything':
      return () => true
    case 'and': {
      const parts = byCost(query.parts).map(matcher)
      return (row, facts) => parts.every((matches) => matches(row, facts))
    }
    case 'or': {
      const parts = byCost(query.parts).map(matcher)
      return (row, facts) => parts.some((matches) => matches(row, facts))
    }
    case 'not': {
      const matches = matcher(query.part)
      return (row, facts) => !matches(row, facts)
    }
    case 'text': {
      const text = query.text.toLowerCase()
      return createRowSearch({ folded: true, test: (searched) => searched.includes(text) })
    }
    case 'regex': {
      const regex = compileRegex(query)
      return isProblem(regex) ? () => false : createRowSearch({ folded: false, test: regex.test })
    }
    case 'has': {
      const { field, path } = query
      return (row, facts) => FIELDS[field].values(row, facts, path).length > 0
    }
    case 'compare':
      return comparison(query)
  }
}

function comparison({ field, path, operator, value }: Extract<Query, { kind: 'compare' }>): Matches {
  const test = valueTest(field, operator, value)
  const { values } = FIELDS[field]
  const matches: Matches = (row, facts) => plainValues(values(row, facts, path)).some(test)
  return operator === '!=' ? (row, facts) => !matches(row, facts) : matches
}

/** Sorts parts so that the most expensive ones run last. The order does not affect the result. */
const byCost = (parts: readonly Query[]): readonly Query[] =>
  parts.toSorted((one, other) => costOf(one) - costOf(other))

function costOf(query: Query): number {
  switch (query.kind) {
    case 'everything':
      return 0
    case 'has':
    case 'compare':
      return 1
    case 'text':
      return 2
    case 'regex':
      return 10
    case 'not':
      return costOf(query.part)
    case 'and':
    case 'or':
      return query.parts.reduce((sum, part) => sum + costOf(part), 0)
  }
}

function* fieldsIn(query: Query): Generator<FieldPath['field']> {
  if (query.kind === 'compare' || query.kind === 'has') yield query.field
  else if (query.kind === 'not') yield* fieldsIn(query.part)
  else if (query.kind === 'and' || query.kind === 'or') for (const part of query.parts) yield* fieldsIn(part)
}
