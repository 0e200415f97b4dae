import { goalBody, reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { goalOf, listOf, partOf } from '../../../../fixtures/make'

const old = { goals: [goalBody('old_goal')] }
ruleTable('archived-goal', [
  ['an active goal', { goals: ['purchase'] }],
  [
    'an archived goal',
    old,
    reported('warning', 'finding.archivedGoal.what', { name: 'old_goal', workspace: 'acme' }),
  ],
])
ruleTable('archived-goal', [['a name that an active goal has too', old]], {
  registry: { goals: listOf(goalOf(4, 'old_goal', { archived: true }), goalOf(6, 'old_goal')) },
})
ruleTable('archived-goal', [['an archived goal in an incomplete list', old]], {
  registry: { goals: partOf(goalOf(4, 'old_goal', { archived: true })) },
})
