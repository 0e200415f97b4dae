import { describe, expect, it } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { rowsOf } from '../../../../core/record/row'
import { seenAttempt, jsonBody, publishWith } from '../../../fixtures/make'

describe('rowsOf', () => {
  it('returns one row per goal, in the order of the publish', () => {
    const rows = rowsOf(seenAttempt(1, { body: jsonBody(publishWith(['a', 'b', 'a'])) }))
    expect(rows.map((row) => row.kind === 'goal' && row.event.goal.name)).toEqual(['a', 'b', 'a'])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3)
  })

  it('returns one row for an unreadable publish', () => {
    const rows = rowsOf(seenAttempt(1, { body: { encoding: 'none', why: 'stream' } }))
    expect(rows).toMatchObject([
      { kind: 'unreadable', id: 'capture-1', problem: { key: 'problem.body.stream' } },
    ])
  })

  it('returns one row for each publish of a batch that has no goals', () => {
    const publishes = [
      publishWith(['a']),
      publishWith([], { exposures: [{ name: 'e' }] }),
      publishWith(['b', 'c']),
    ]
    const rows = rowsOf(seenAttempt(1, { body: jsonBody({ requests: publishes }) }))
    expect(rows.map((row) => (row.kind === 'goal' ? row.event.goal.name : row.kind))).toEqual([
      'a',
      'withoutGoals',
      'b',
      'c',
    ])
    expect(rows[1]).toMatchObject({ id: 'capture-1/1', publish: { exposures: [{ name: 'e' }] } })
    expect(new Set(rows.map(({ id }) => id)).size).toBe(4)
  })

  it.each<[string, Partial<Capture>]>([
    [
      'a context request',
      {
        method: 'GET',
        url: 'https://acme.absmartly.io/v1/context?application=shop&environment=production',
        body: { encoding: 'none', why: 'absent' },
      },
    ],
    ['a context creation', { method: 'POST', body: jsonBody({ units: [] }) }],
    ['a foreign request', { headers: [], body: jsonBody({}) }],
  ])('returns no row for %s', (_, more) => {
    expect(rowsOf(seenAttempt(1, more))).toEqual([])
  })
})
