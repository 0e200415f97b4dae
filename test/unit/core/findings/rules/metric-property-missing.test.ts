import { describe, expect, it } from 'vitest'
import { findingsIn, goalBody, PURCHASE, ruleTable } from '../../../../fixtures/finding-publishes'
import { listOf, metricOf } from '../../../../fixtures/make'

const bought = (properties: object | null) => ({ goals: [goalBody('purchase', properties)] })
const { price, currency } = PURCHASE

ruleTable('metric-property-missing', [
  ['a complete goal', bought(PURCHASE)],
  ['zero and an empty string', bought({ price: 0, currency: '' })],
  [
    'a missing value',
    bought({ currency }),
    'error: “price” of “purchase” is read by “Revenue”, but is not there.',
  ],
  [
    'a value of null',
    bought({ price: null, currency }),
    'error: “price” of “purchase” is read by “Revenue”, but is null. In JSON, NaN and Infinity become null.',
  ],
  [
    'a key in different case',
    bought({ Price: price, currency }),
    'error: “price” of “purchase” is read by “Revenue”. What is there is called “Price”.',
  ],
  [
    'a missing property that the metric filters by',
    bought({ price }),
    'error: “currency” of “purchase” is what “Revenue” filters by, but is not there.',
  ],
  [
    'every read property of a goal without properties',
    bought(null),
    'error: “price” of “purchase” is read by “Revenue”, but is not there.',
    'error: “currency” of “purchase” is what “Revenue” filters by, but is not there.',
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
      'error: “items/0/sku” of “purchase” is read by “Basket”, but is not there.',
    ],
    ['a property in an array', bought({ items: [{ sku: 'a' }] })],
    [
      'a path in different case',
      bought({ Items: [{ SKU: 'a' }] }),
      'error: “items/0/sku” of “purchase” is read by “Basket”. What is there is called “Items/0/SKU”.',
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
