import { describe, expect, it } from 'vitest'
import { findingsIn, ruleTable } from '../../../../fixtures/finding-publishes'

const answered = (...answers: unknown[]) => ({
  goals: ['purchase'],
  ends: answers.map((answer) => ({ status: 202, answer })),
})
ruleTable('answer-not-json', [
  ['a JSON response', answered({ ok: true })],
  ['an unread response', { goals: ['purchase'] }],
  [
    'an empty response',
    answered(''),
    'error: The collector accepted the publish (202) with an empty answer, 1 time.',
  ],
  [
    'six responses that are not JSON',
    answered(...Array.from({ length: 6 }, () => 'OK')),
    'error: The collector accepted the publish (202) with an answer that is no JSON, 6 times: "OK"',
  ],
  [
    'an empty response before a JSON response',
    answered('', { ok: true }),
    'error: The collector accepted the publish (202) with an empty answer, 1 time.',
  ],
])

describe('answer-not-json', () => {
  it('reports one finding for any number of retries', () => {
    expect(findingsIn([answered('', '', { ok: true })]).map(({ rule }) => rule)).toEqual(['answer-not-json'])
  })
})
