import { describe, expect, it } from 'vitest'
import { compileQuery } from '../../../../core/query/compile'
import { FIELD_NAMES } from '../../../../core/query/fields'
import { parseQuery } from '../../../../core/query/parse'
import { printQuery } from '../../../../core/query/print'
import { rowsOf } from '../../../../core/record/row'
import { say } from '../../../../locales/say'
import { HASHED_UID, jsonBody, publishWith, seenAttempt } from '../../../fixtures/make'
import { PROBLEM_CASES, QUERY_CASES } from '../../../fixtures/query/query-cases'
import { QUERY_ROWS, queryFacts } from '../../../fixtures/query/query-events'

function read(text: string) {
  const parsed = parseQuery(text)
  if (parsed.kind === 'problem') throw new Error(`${text}: ${parsed.message.key}`)
  return parsed.query
}

const found = (text: string) => {
  const { matches } = compileQuery(read(text))
  return [...QUERY_ROWS].filter(([row]) => matches(row, queryFacts)).map(([, name]) => name)
}

describe('filters', () => {
  it.each(QUERY_CASES.map(({ query, finds }) => [query, finds] as const))('%j finds %j', (query, finds) => {
    expect(found(query)).toEqual(finds)
  })

  it.each(QUERY_CASES.map(({ query }) => query))(
    'prints %j so that it parses to the same filter',
    (query) => {
      expect(read(printQuery(read(query)))).toEqual(read(query))
    },
  )

  it.each(['visitor-0001', HASHED_UID, HASHED_UID.toLowerCase()])('unit:%s finds a plain id', (uid) => {
    const units = [{ type: 'session_id', uid: 'visitor-0001' }]
    const [row] = rowsOf(seenAttempt(1, { body: jsonBody(publishWith(['x'], { units, hashed: undefined })) }))
    expect(row && compileQuery(read(`unit:${uid}`)).matches(row, queryFacts)).toBe(true)
    expect(row && compileQuery(read('unit:visitor-0002')).matches(row, queryFacts)).toBe(false)
  })

  it('has an example for every field', () => {
    expect(FIELD_NAMES.filter((name) => !QUERY_CASES.some(({ section }) => section === name))).toEqual([])
  })

  it.each([
    ['verdict:unknown', true, false],
    ['a -workspace:b', true, false],
    ['delivery:failed or b', false, true],
    ['has:status', false, true],
    ['is:lost', false, true],
    ['goal:a prop.b>3 /c/', false, false],
  ])('%j declares its dependencies', (query, followsRegistry, followsDelivery) => {
    expect(compileQuery(read(query))).toMatchObject({ followsRegistry, followsDelivery })
  })
})

describe('invalid filters', () => {
  it.each(
    PROBLEM_CASES.map(({ query, marks, problem }) => [query.slice(0, 60), query, marks, problem] as const),
  )('reports the position of the problem in %s', (_, query, marks, problem) => {
    const parsed = parseQuery(query)
    if (parsed.kind !== 'problem') throw new Error('The filter is valid')
    expect(parsed.message.key).toBe(problem)
    expect(query.slice(parsed.from, parsed.to)).toBe(marks)
    expect(say(parsed.message)).not.toMatch(/[{}]|^$/)
  })
})
