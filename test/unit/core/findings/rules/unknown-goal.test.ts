import { describe, expect, it } from 'vitest'
import { findingsIn, goalBody, ruleTable, findingLine } from '../../../../fixtures/finding-publishes'
import { metricOf, listOf, partOf } from '../../../../fixtures/make'

const unknown = { goals: [goalBody('coupon_used')] }
ruleTable('unknown-goal', [
  ['a known goal', { goals: ['purchase'] }],
  ['an archived one', { goals: ['old_goal'] }],
  ['one that is not there', unknown, 'warning: acme has no goal “coupon_used”.'],
  ['a near miss is an error of its own', { goals: [goalBody('Purchase')] }],
])
ruleTable('unknown-goal', [['a key of some teams', unknown]], { workspace: { seesPart: true } })
ruleTable('unknown-goal', [['a key that is shown to be one', unknown]], {
  registry: { metrics: listOf(metricOf(9, 999)) },
})
ruleTable('unknown-goal', [['half a list', unknown]], { registry: { goals: partOf() } })
ruleTable('unknown-goal', [['no registry', unknown]], { registry: null })
ruleTable(
  'unknown-goal',
  [
    [
      'one that will be created',
      unknown,
      'warning: acme has no goal “coupon_used”. It will be created, with no owner.',
    ],
  ],
  { workspace: { createsGoals: true } },
)

describe('of one name there is one finding', () => {
  it.each([
    ['Purchase', 'error near-miss-goal: There is no goal Purchase, but there is one called purchase.'],
    ['coupon_used', 'warning unknown-goal: acme has no goal “coupon_used”.'],
    ['old_goal', 'warning archived-goal: acme has archived the goal “old_goal”.'],
  ])('%s', (name, finding) => {
    expect(findingsIn([{ goals: [goalBody(name)] }]).map(findingLine)).toEqual([finding])
  })
})
