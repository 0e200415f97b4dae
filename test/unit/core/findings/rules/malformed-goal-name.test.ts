import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'
import { describe, expect, it } from 'vitest'
import { findingsIn } from '../../../../fixtures/finding-publishes'
import { goalOf, listOf } from '../../../../fixtures/make'

ruleTable('malformed-goal-name', [
  ['an ordinary name', { goals: ['purchase'] }],
  ['a name that contains a space', { goals: [goalBody('order done')] }],
  [
    'a missing name, as from track(undefined)',
    { goals: [{ achievedAt: 1, properties: null }] },
    'error: The goal has no name.',
  ],
  ['an empty name', { goals: [goalBody('')] }, 'error: The goal has no name.'],
  [
    'a blank name',
    { goals: [goalBody(' \t')] },
    'error: The name of the goal is nothing but white space: ␣⟨U+0009⟩.',
  ],
  ['a number', { goals: [{ ...goalBody(''), name: 42 }] }, 'error: The name of the goal is no text, but 42.'],
  ['null', { goals: [{ ...goalBody(''), name: null }] }, 'error: The name of the goal is no text, but null.'],
  [
    'a name with whitespace around it',
    { goals: [goalBody(' purchase ')] },
    'error: The name ␣purchase␣ has white space around it.',
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
