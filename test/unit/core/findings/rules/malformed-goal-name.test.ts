import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'
import { describe, expect, it } from 'vitest'
import { findingsIn } from '../../../../fixtures/finding-publishes'
import { goalOf, listOf } from '../../../../fixtures/make'

ruleTable('malformed-goal-name', [
  ['a name', { goals: ['purchase'] }],
  ['a name with a space inside', { goals: [goalBody('order done')] }],
  [
    'none, as track(undefined) sends',
    { goals: [{ achievedAt: 1, properties: null }] },
    'error: The goal has no name.',
  ],
  ['an empty one', { goals: [goalBody('')] }, 'error: The goal has no name.'],
  [
    'a blank one',
    { goals: [goalBody(' \t')] },
    'error: The name of the goal is nothing but white space: ␣⟨U+0009⟩.',
  ],
  ['a number', { goals: [{ ...goalBody(''), name: 42 }] }, 'error: The name of the goal is no text, but 42.'],
  ['null', { goals: [{ ...goalBody(''), name: null }] }, 'error: The name of the goal is no text, but null.'],
  [
    'white space around it',
    { goals: [goalBody(' purchase ')] },
    'error: The name ␣purchase␣ has white space around it.',
  ],
])

describe('malformed-goal-name', () => {
  it('is silent of what is registered so', () => {
    const goals = listOf(goalOf(1, 'purchase '))
    expect(
      findingsIn([{ goals: [goalBody('purchase ')] }], { registry: { goals } }).map(({ rule }) => rule),
    ).not.toContain('malformed-goal-name')
  })

  it('is all that is said of such a name, and says it without a registry too', () => {
    for (const name of ['', ' ', 'purchase '])
      for (const registry of [{}, null])
        expect(findingsIn([{ goals: [goalBody(name)] }], { registry }).map(({ rule }) => rule)).toEqual([
          'malformed-goal-name',
        ])
  })
})
