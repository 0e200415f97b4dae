import { describe, expect, it } from 'vitest'
import { say } from '../../../../../locales/say'
import { findingsIn, reported, ruleTable } from '../../../../fixtures/finding-publishes'

const answered = (status: number, answer?: unknown) => ({ goals: ['purchase'], ends: [{ status, answer }] })
const errors = [{ batchIndex: 0, eventIndex: 0, subject: 'goal', message: 'Unit type is not known.' }]

ruleTable('publish-rejected', [
  ['an accepted publish', answered(200)],
  ['a server error', answered(500)],
  ['a pending publish', { goals: ['purchase'], ends: [{}] }],
  [
    'a rejected publish',
    answered(401),
    reported('error', 'finding.publishRejected.what', { status: '401', goals: '“purchase”', words: '' }),
  ],
  [
    'rejected exposures with their names',
    {
      goals: [],
      body: { exposures: [{ name: 'hero' }, { name: 'cart' }, { name: 'hero' }] },
      ends: [{ status: 401 }],
    },
    reported('error', 'finding.publishRejected.what', { status: '401', goals: '“hero”, “cart”', words: '' }),
  ],
  [
    'the collector’s reason',
    answered(400, { ok: false, errors }),
    reported('error', 'finding.publishRejected.whatWords', {
      status: '400',
      goals: '“purchase”',
      words: 'Unit type is not known.',
    }),
  ],
])

describe('publish-rejected', () => {
  it('is the only finding for each status, with a specific fix', () => {
    const fixes = [400, 401, 403, 404, 413, 429, 418].map((status) => {
      const found = findingsIn([answered(status, { ok: false, errors })])
      expect(found.map(({ rule }) => rule)).toEqual(['publish-rejected'])
      return found.map(({ fix }) => say(fix)).join('')
    })
    expect(new Set(fixes).size).toBe(6)
  })
})
