import { describe, expect, it } from 'vitest'
import { findingsIn, goalBody, PURCHASE, reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { listOf, metricOf } from '../../../../fixtures/make'

const bought = (properties: object | null) => ({ goals: [goalBody('purchase', properties)] })
const { price, currency } = PURCHASE

ruleTable('metric-property-missing', [
  ['a complete goal', bought(PURCHASE)],
  ['zero and an empty string', bought({ price: 0, currency: '' })],
  [
    'a missing value',
    bought({ currency }),
    reported('error', 'finding.metricPropertyMissing.absent', {
      name: 'purchase',
      path: 'price',
      metrics: '“Revenue”',
    }),
  ],
  [
    'a value of null',
    bought({ price: null, currency }),
    reported('error', 'finding.metricPropertyMissing.null', {
      name: 'purchase',
      path: 'price',
      metrics: '“Revenue”',
    }),
  ],
  [
    'a key in different case',
    bought({ Price: price, currency }),
    reported('error', 'finding.metricPropertyMissing.like', {
      name: 'purchase',
      path: 'price',
      metrics: '“Revenue”',
      like: 'Price',
    }),
  ],
  [
    'a missing property that the metric filters by',
    bought({ price }),
    reported('error', 'finding.metricPropertyMissing.filter', {
      name: 'purchase',
      path: 'currency',
      metrics: '“Revenue”',
    }),
  ],
  [
    'every read property of a goal without properties',
    bought(null),
    reported('error', 'finding.metricPropertyMissing.absent', {
      name: 'purchase',
      path: 'price',
      metrics: '“Revenue”',
    }),
    reported('error', 'finding.metricPropertyMissing.filter', {
      name: 'purchase',
      path: 'currency',
      metrics: '“Revenue”',
    }),
  ],
  [
    'a goal with values instead of properties, as from SDK 1.2',
    { goals: [{ name: 'purchase', achievedAt: 1_795_000_000_000, values: [1950] }] },
  ],
  ['a goal whose metric only counts', { goals: [goalBody('add_to_cart', null)] }],
])

ruleTable('metric-property-missing', [['a property that the filter does not need', bought({ price })]], {
  registry: {
    metrics: listOf(
      metricOf(1, 1, {
        name: 'Full price',
        uses: [{ goalId: 1, role: 'value', property: null, filters: ['coupon'], mayLack: ['coupon'] }],
      }),
    ),
  },
})

const ratio = (type: string) => ({
  registry: {
    metrics: listOf(
      metricOf(1, 1, {
        name: 'Basket',
        type: 'goal_ratio',
        uses: [{ goalId: 1, role: 'value' as const, property: 'items/0/sku', filters: [], type }],
      }),
    ),
  },
})
const empty = bought({ items: [] })
ruleTable('metric-property-missing', [['a numerator that counts events', empty]], ratio('goal_count'))
ruleTable(
  'metric-property-missing',
  [
    [
      'a missing property of a ratio’s numerator',
      empty,
      reported('error', 'finding.metricPropertyMissing.absent', {
        name: 'purchase',
        path: 'items/0/sku',
        metrics: '“Basket”',
      }),
    ],
    ['a property in an array', bought({ items: [{ sku: 'a' }] })],
    [
      'a path in different case',
      bought({ Items: [{ SKU: 'a' }] }),
      reported('error', 'finding.metricPropertyMissing.like', {
        name: 'purchase',
        path: 'items/0/sku',
        metrics: '“Basket”',
        like: 'Items/0/SKU',
      }),
    ],
  ],
  ratio('goal_property_unique_count'),
)

describe('metric-property-missing', () => {
  it('is the only finding for a price that was NaN', () => {
    expect(findingsIn([bought({ price: null, currency })]).map(({ rule }) => rule)).toEqual([
      'metric-property-missing',
    ])
  })
})
