import { describe, expect, it } from 'vitest'
import { findingsIn, ruleTable } from '../../../../fixtures/finding-publishes'

const answered = (...answers: unknown[]) => ({
  goals: ['purchase'],
  ends: answers.map((answer) => ({ status: 202, answer })),
})
ruleTable('answer-not-json', [
  ['JSON', answered({ ok: true })],
  ['nobody has read it', { goals: ['purchase'] }],
  ['empty', answered(''), 'error: The collector accepted the publish (202) with an empty answer, 1 time.'],
  [
    'a text, six times',
    answered(...Array.from({ length: 6 }, () => 'OK')),
    'error: The collector accepted the publish (202) with an answer that is no JSON, 6 times: "OK"',
  ],
  [
    'and then JSON',
    answered('', { ok: true }),
    'error: The collector accepted the publish (202) with an empty answer, 1 time.',
  ],
])

describe('answer-not-json', () => {
  it('is one finding, however often it was sent again', () => {
    expect(findingsIn([answered('', '', { ok: true })]).map(({ rule }) => rule)).toEqual(['answer-not-json'])
  })
})
