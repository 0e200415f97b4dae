import { describe, expect, it } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { rowsOf } from '../../../../core/record/row'
import { seenAttempt, jsonBody, publishWith } from '../../../fixtures/make'

describe('rowsOf', () => {
  it('gives one row for each goal, in the order they were sent', () => {
    const rows = rowsOf(seenAttempt(1, { body: jsonBody(publishWith(['a', 'b', 'a'])) }))
    expect(rows.map((row) => row.kind === 'goal' && row.event.goal.name)).toEqual(['a', 'b', 'a'])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3)
  })

  it('gives one row for a publish that cannot be read', () => {
    const rows = rowsOf(seenAttempt(1, { body: { encoding: 'none', why: 'stream' } }))
    expect(rows).toMatchObject([
      { kind: 'unreadable', id: 'capture-1', problem: { key: 'problem.body.stream' } },
    ])
  })

  it('gives one row for each publish without goals, in its place', () => {
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
      'a context load',
      {
        method: 'GET',
        url: 'https://acme.absmartly.io/v1/context?application=shop&environment=production',
        body: { encoding: 'none', why: 'absent' },
      },
    ],
    ['a context create', { method: 'POST', body: jsonBody({ units: [] }) }],
    ["another site's request", { headers: [], body: jsonBody({}) }],
  ])('gives none for %s', (_, more) => {
    expect(rowsOf(seenAttempt(1, more))).toEqual([])
  })
})
