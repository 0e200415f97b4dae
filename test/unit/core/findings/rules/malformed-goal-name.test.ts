import { goalBody, reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { describe, expect, it } from 'vitest'
import { findingsIn } from '../../../../fixtures/finding-publishes'
import { goalOf, listOf } from '../../../../fixtures/make'

ruleTable('malformed-goal-name', [
  ['an ordinary name', { goals: ['purchase'] }],
  ['a name that contains a space', { goals: [goalBody('order done')] }],
  [
    'a missing name, as from track(undefined)',
    { goals: [{ achievedAt: 1, properties: null }] },
    reported('error', 'finding.malformedGoalName.none'),
  ],
  ['an empty name', { goals: [goalBody('')] }, reported('error', 'finding.malformedGoalName.none')],
  [
    'a blank name',
    { goals: [goalBody(' \t')] },
    reported('error', 'finding.malformedGoalName.blank', { name: '␣⟨U+0009⟩' }),
  ],
  [
    'a number',
    { goals: [{ ...goalBody(''), name: 42 }] },
    reported('error', 'finding.malformedGoalName.noText', { value: '42' }),
  ],
  [
    'null',
    { goals: [{ ...goalBody(''), name: null }] },
    reported('error', 'finding.malformedGoalName.noText', { value: 'null' }),
  ],
  [
    'a name with whitespace around it',
    { goals: [goalBody(' purchase ')] },
    reported('error', 'finding.malformedGoalName.padded', { name: '␣purchase␣', trimmed: 'purchase' }),
  ],
])

describe('malformed-goal-name', () => {
  it('reports nothing for a name that is registered with whitespace', () => {
    const goals = listOf(goalOf(1, 'purchase '))
    expect(
      findingsIn([{ goals: [goalBody('purchase ')] }], { registry: { goals } }).map(({ rule }) => rule),
    ).not.toContain('malformed-goal-name')
  })

  it('is the only finding for a malformed name, with or without a registry', () => {
    for (const name of ['', ' ', 'purchase '])
      for (const registry of [{}, null])
        expect(findingsIn([{ goals: [goalBody(name)] }], { registry }).map(({ rule }) => rule)).toEqual([
          'malformed-goal-name',
        ])
  })
})
