import { describe, expect, it } from 'vitest'
import { say } from '../../../../../locales/say'
import { findingsIn, ruleTable } from '../../../../fixtures/finding-publishes'

const answered = (status: number, answer?: unknown) => ({ goals: ['purchase'], ends: [{ status, answer }] })
const errors = [{ batchIndex: 0, eventIndex: 0, subject: 'goal', message: 'Unit type is not known.' }]

ruleTable('publish-rejected', [
  ['an accepted publish', answered(200)],
  ['a server error', answered(500)],
  ['a pending publish', { goals: ['purchase'], ends: [{}] }],
  ['a rejected publish', answered(401), 'error: The collector rejected the publish (401). Lost: “purchase”'],
  [
    'rejected exposures with their names',
    {
      goals: [],
      body: { exposures: [{ name: 'hero' }, { name: 'cart' }, { name: 'hero' }] },
      ends: [{ status: 401 }],
    },
    'error: The collector rejected the publish (401). Lost: “hero”, “cart”',
  ],
  [
    'the collector’s reason',
    answered(400, { ok: false, errors }),
    'error: The collector rejected the publish (400): Unit type is not known. Lost: “purchase”',
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
