import { describe, expect, it } from 'vitest'
import { findingsIn, goalBody, ruleTable, findingLine } from '../../../../fixtures/finding-publishes'
import { metricOf, listOf, partOf } from '../../../../fixtures/make'

const unknown = { goals: [goalBody('coupon_used')] }
ruleTable('unknown-goal', [
  ['a known goal', { goals: ['purchase'] }],
  ['an archived goal', { goals: ['old_goal'] }],
  ['an unknown goal', unknown, 'warning: acme has no goal “coupon_used”.'],
  ['a near miss, which has a separate rule', { goals: [goalBody('Purchase')] }],
])
ruleTable('unknown-goal', [['an unknown goal when the key sees some teams only', unknown]], {
  workspace: { seesPart: true },
})
ruleTable('unknown-goal', [['an unknown goal when a metric reads a goal that the key cannot see', unknown]], {
  registry: { metrics: listOf(metricOf(9, 999)) },
})
ruleTable('unknown-goal', [['an unknown goal when the goal list is incomplete', unknown]], {
  registry: { goals: partOf() },
})
ruleTable('unknown-goal', [['an unknown goal without a registry', unknown]], { registry: null })
ruleTable(
  'unknown-goal',
  [
    [
      'a goal that will be created',
      unknown,
      'warning: acme has no goal “coupon_used”. It will be created, with no owner.',
    ],
  ],
  { workspace: { createsGoals: true } },
)

describe('findings of one name', () => {
  it.each([
    ['Purchase', 'error near-miss-goal: There is no goal Purchase, but there is one called purchase.'],
    ['coupon_used', 'warning unknown-goal: acme has no goal “coupon_used”.'],
    ['old_goal', 'warning archived-goal: acme has archived the goal “old_goal”.'],
  ])('are a single finding for %s', (name, finding) => {
    expect(findingsIn([{ goals: [goalBody(name)] }]).map(findingLine)).toEqual([finding])
  })
})
