import { describe, expect, it } from 'vitest'
import { findingsIn, goalBody, PURCHASE, reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { listOf, metricOf } from '../../../../fixtures/make'

const bought = (price: unknown) => ({ goals: [goalBody('purchase', { ...PURCHASE, price })] })
const says = (type: 'text' | 'boolean' | 'list' | 'object', value: string) =>
  reported('error', `finding.metricPropertyType.${type}`, {
    name: 'purchase',
    path: 'price',
    metrics: '“Revenue”',
    value,
  })

ruleTable('metric-property-type', [
  ['a number', bought(19.99)],
  ['zero', bought(0)],
  ['a string', bought('19.99'), says('text', '"19.99"')],
  ['a string with a currency', bought('€19,99'), says('text', '"€19,99"')],
  ['true', bought(true), says('boolean', 'true')],
  ['a list', bought([19.99]), says('list', '[19.99]')],
  ['an object', bought({ value: 19.99 }), says('object', '{"value":19.99}')],
  ['null, which is missing rather than mistyped', bought(null)],
  ['a goal whose price no metric reads', { goals: [goalBody('add_to_cart', { price: '19.99' })] }],
  ['a string that a metric filters by', bought(1)],
])

const uses = [{ goalId: 1, role: 'value' as const, property: 'order/total', filters: [] }]
ruleTable(
  'metric-property-type',
  [
    [
      'a nested string that two metrics read',
      { goals: [goalBody('purchase', { order: { total: '5' } })] },
      reported('error', 'finding.metricPropertyType.text', {
        name: 'purchase',
        path: 'order/total',
        metrics: '“Revenue”, “Margin”',
        value: '"5"',
      }),
    ],
    ['a nested number', { goals: [goalBody('purchase', { order: { total: 5 } })] }],
    ['a key that equals the path', { goals: [goalBody('purchase', { 'order/total': 5 })] }],
  ],
  {
    registry: {
      metrics: listOf(
        metricOf(1, 1, { name: 'Revenue', type: 'goal_property', uses }),
        metricOf(2, 1, { name: 'Margin', type: 'goal_property', uses }),
        metricOf(3, 1, { name: 'Totals', type: 'goal_property_unique_count', uses }),
        metricOf(4, 1, { name: 'Orders', type: 'goal_count', uses }),
      ),
    },
  },
)
ruleTable('metric-property-type', [['a string without a registry', bought('1')]], { registry: null })

describe('metric-property-type', () => {
  it('is the only finding for a lost number that a metric reads', () => {
    expect(findingsIn([bought('NaN')]).map(({ rule }) => rule)).toEqual(['metric-property-type'])
  })
})
