import { describe, expect, it } from 'vitest'
import { t } from '../../../../../locales/say'
import {
  findingsIn,
  goalBody,
  ruleTable,
  findingLine,
  reported,
} from '../../../../fixtures/finding-publishes'
import { metricOf, listOf, partOf } from '../../../../fixtures/make'

const unknown = { goals: [goalBody('coupon_used')] }
ruleTable('unknown-goal', [
  ['a known goal', { goals: ['purchase'] }],
  ['an archived goal', { goals: ['old_goal'] }],
  [
    'an unknown goal',
    unknown,
    reported('warning', 'finding.unknownGoal.what', { name: 'coupon_used', workspace: 'acme' }),
  ],
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
      reported('warning', 'finding.unknownGoal.willBeCreated', { name: 'coupon_used', workspace: 'acme' }),
    ],
  ],
  { workspace: { createsGoals: true } },
)

describe('findings of one name', () => {
  it.each([
    [
      'Purchase',
      `error near-miss-goal: ${t('finding.nearMissGoal.what', { name: 'Purchase', near: 'purchase' })}`,
    ],
    [
      'coupon_used',
      `warning unknown-goal: ${t('finding.unknownGoal.what', { name: 'coupon_used', workspace: 'acme' })}`,
    ],
    [
      'old_goal',
      `warning archived-goal: ${t('finding.archivedGoal.what', { name: 'old_goal', workspace: 'acme' })}`,
    ],
  ])('are a single finding for %s', (name, finding) => {
    expect(findingsIn([{ goals: [goalBody(name)] }]).map(findingLine)).toEqual([finding])
  })
})
