import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileQuery } from '../../../../core/query/compile'
import { completeQuery } from '../../../../core/query/complete'
import { FIELD_NAMES, FIELDS, type FieldName } from '../../../../core/query/fields'
import { createHits } from '../../../../core/query/hits'
import { parseQuery } from '../../../../core/query/parse'
import { printQuery } from '../../../../core/query/print'
import { OPERATORS, type Query, type Value } from '../../../../core/query/query'
import { QUERY_CASES } from '../../../fixtures/query/query-cases'
import { QUERY_ROWS, queryFacts } from '../../../fixtures/query/query-events'

const rows = [...QUERY_ROWS.keys()]

/** Strings that resemble filters, and arbitrary strings. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '(',
          ')',
          '"',
          '\\',
          '/',
          '-',
          ' ',
          ':',
          '>',
          '=',
          '!',
          '.',
          '*',
          'and',
          ' or ',
          'not ',
          'has:',
        ),
        fc.constantFrom('goal:', 'prop.', 'price', '[', ']', '+', '?', '|', '{2}', '^', 'i', 'status', '404'),
        fc.constantFrom(...QUERY_CASES.map(({ query }) => query)),
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('')),
)

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    'and',
    'OR',
    '-a',
    '--',
    '"',
    '\\',
    '\\"',
    'a b',
    '(',
    '/a/',
    '/a+',
    'goal:a',
    'x:y',
    '>5',
    '=',
  ),
)
const regex = fc
  .constantFrom('a', '^a$', 'a|b', '[/]b', '\\/c', '\\d+', '(a b)', '"', '(?i)x', '[\\]/]')
  .chain((source) =>
    fc.constantFrom('', 'i', 'im', 's').map((flags) => ({ kind: 'regex' as const, source, flags })),
  )
const path = (field: FieldName) =>
  FIELDS[field].hasPath ? fc.array(text, { minLength: 1, maxLength: 3 }) : fc.constant([])

const comparison: fc.Arbitrary<Query> = fc
  .constantFrom(...FIELD_NAMES.filter((name) => name !== 'has'))
  .chain((field) => {
    const { choices, compares } = FIELDS[field]
    const bySize = compares === 'number' || compares === 'json'
    const plain = choices ? fc.constantFrom(...choices) : compares === 'number' ? fc.nat().map(String) : text
    const value: fc.Arbitrary<Value> = plain.map((one) => ({ kind: 'text', text: one }))
    const pattern: fc.Arbitrary<Value> = fc
      .constantFrom('a*', '*', '*b*c', '4*', '*/a*b')
      .map((one) => ({ kind: 'pattern', text: one }))
    const operators = OPERATORS.filter((one) => bySize || !/[<>]/.test(one))
    return fc
      .tuple(path(field), fc.constantFrom(...operators), value, fc.oneof(value, pattern, regex))
      .map(([keys, operator, asked, ofColon]) => ({
        kind: 'compare' as const,
        field,
        path: keys,
        operator,
        value: operator === ':' ? ofColon : asked,
      }))
  })

const has: fc.Arbitrary<Query> = fc
  .constantFrom(...FIELD_NAMES.filter((name) => name !== 'has'))
  .chain((field) =>
    (FIELDS[field].hasPath ? fc.oneof(fc.constant([]), path(field)) : fc.constant([])).map((keys) => ({
      kind: 'has' as const,
      field,
      path: keys,
    })),
  )

const anyQuery = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    text.map((one): Query => ({ kind: 'text', text: one })),
    regex,
    comparison,
    has,
    tie('query').map((part): Query => ({ kind: 'not', part })),
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('query'), { minLength: 2, maxLength: 4 }),
      )
      .map(([kind, parts]): Query => ({ kind, parts })),
  ),
})).query

describe('any input', () => {
  it('is a filter or has a problem at a valid position', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const parsed = parseQuery(typed)
        if (parsed.kind === 'query') return
        expect(parsed.from).toBeGreaterThanOrEqual(0)
        expect(parsed.to).toBeGreaterThanOrEqual(parsed.from)
        expect(parsed.to).toBeLessThanOrEqual(typed.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('parses to the same filter after printing, and can be evaluated on every row', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const parsed = parseQuery(typed)
        if (parsed.kind === 'problem') return
        expect(parseQuery(printQuery(parsed.query))).toEqual(parsed)
        const { matches } = compileQuery(parsed.query)
        for (const row of rows) expect(typeof matches(row, queryFacts)).toBe('boolean')
      }),
      { numRuns: 1000 },
    )
  })

  it('can be completed at every caret position, within its bounds', () => {
    const known = {
      valuesOf: () => ['page_view', 'a "b" c', '(', ''],
      pathsOf: () => [['price'], ['a', 'b c']],
    }
    fc.assert(
      fc.property(anyText, fc.nat(), (typed, place) => {
        const caret = place % (typed.length + 1)
        const { from, to } = completeQuery(typed, caret, known)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(from).toBeLessThanOrEqual(caret)
        expect(to).toBeGreaterThanOrEqual(caret)
        expect(to).toBeLessThanOrEqual(typed.length)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('any filter', () => {
  it('parses to the same filter after printing', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(parseQuery(printQuery(query))).toEqual({ kind: 'query', query })
      }),
      { numRuns: 2000 },
    )
  })

  it('finds the other rows when it is negated', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const [straight, turned] = [query, { kind: 'not', part: query } as const].map(compileQuery)
        for (const row of rows)
          expect(turned?.matches(row, queryFacts)).toBe(!straight?.matches(row, queryFacts))
      }),
    )
  })

  it('marks hits within the string, in order and without overlaps', () => {
    fc.assert(
      fc.property(anyQuery, fc.string({ unit: 'binary' }), (query, searched) => {
        let end = -1
        for (const { from, to } of createHits(query).in(searched, FIELD_NAMES)) {
          expect(from).toBeGreaterThan(end)
          expect(to).toBeGreaterThan(from)
          end = to
        }
        expect(end).toBeLessThanOrEqual(searched.length)
      }),
    )
  })
})

describe('regular expressions', () => {
  it.each(['/(a+)+$/', '/(a|a)*b/', '/(.*a){20}x/', '/(x+x+)+y/', '/a?{1}(a?){200}a{200}b/', '/([a-z]+)*=/'])(
    'run in linear time: %s',
    (typed) => {
      const parsed = parseQuery(typed)
      if (parsed.kind === 'problem') return
      const searched = 'a'.repeat(5000)
      const begin = performance.now()
      createHits(parsed.query).in(searched, [])
      const { matches } = compileQuery(parsed.query)
      for (const row of rows) matches(row, queryFacts)
      // A backtracking engine would take longer than the age of the universe.
      expect(performance.now() - begin).toBeLessThan(5000)
    },
  )
})
