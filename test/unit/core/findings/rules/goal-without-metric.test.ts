import { reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { goalOf, listOf, metricOf, partOf } from '../../../../fixtures/make'

const wish = { goals: ['wishlist_add'] }
ruleTable('goal-without-metric', [
  ['a goal with a metric', { goals: ['add_to_cart'] }],
  [
    'a goal whose only metric is archived',
    wish,
    reported('warning', 'finding.goalWithoutMetric.what', { name: 'wishlist_add', workspace: 'acme' }),
  ],
  ['an unknown goal', { goals: ['coupon_used'] }],
  ['an archived goal', { goals: ['old_goal'] }],
])
ruleTable('goal-without-metric', [['the denominator of a ratio', wish]], {
  registry: {
    metrics: listOf(
      metricOf(1, 2, {
        uses: [
          { goalId: 2, role: 'value', property: null, filters: [] },
          { goalId: 5, role: 'denominator', property: null, filters: [] },
        ],
      }),
    ),
  },
})
ruleTable('goal-without-metric', [['any goal when there is a custom SQL metric, which may read it', wish]], {
  registry: { metrics: listOf(metricOf(1, 2), metricOf(2, 2, { type: 'custom_sql', uses: [] })) },
})
ruleTable('goal-without-metric', [['a goal when the list of metrics is incomplete', wish]], {
  registry: { metrics: partOf() },
})
ruleTable('goal-without-metric', [['a goal when the key sees some teams only', wish]], {
  workspace: { seesPart: true },
})
ruleTable('goal-without-metric', [['a goal without an id, as from a file', wish]], {
  registry: { goals: listOf(goalOf(1, 'purchase'), { ...goalOf(5, 'wishlist_add'), id: null }) },
})
