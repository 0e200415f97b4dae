import { describe, expect, it } from 'vitest'
import { findingsIn, reported, ruleTable } from '../../../../fixtures/finding-publishes'

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
    reported('error', 'finding.answerNotJson.empty', { status: '202', answer: '""' }, 1),
  ],
  [
    'six responses that are not JSON',
    answered(...Array.from({ length: 6 }, () => 'OK')),
    reported('error', 'finding.answerNotJson.other', { status: '202', answer: '"OK"' }, 6),
  ],
  [
    'an empty response before a JSON response',
    answered('', { ok: true }),
    reported('error', 'finding.answerNotJson.empty', { status: '202', answer: '""' }, 1),
  ],
])

describe('answer-not-json', () => {
  it('reports one finding for any number of retries', () => {
    expect(findingsIn([answered('', '', { ok: true })]).map(({ rule }) => rule)).toEqual(['answer-not-json'])
  })
})
