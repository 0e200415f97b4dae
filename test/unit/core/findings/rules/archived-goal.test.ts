import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'
import { goalOf, listOf, partOf } from '../../../../fixtures/make'

const old = { goals: [goalBody('old_goal')] }
ruleTable('archived-goal', [
  ['an active goal', { goals: ['purchase'] }],
  ['an archived one', old, 'warning: acme has archived the goal “old_goal”.'],
])
ruleTable('archived-goal', [['an active one has the same name', old]], {
  registry: { goals: listOf(goalOf(4, 'old_goal', { archived: true }), goalOf(6, 'old_goal')) },
})
ruleTable('archived-goal', [['half a list', old]], {
  registry: { goals: partOf(goalOf(4, 'old_goal', { archived: true })) },
})
