import { DELIVERY_START } from '../../../../fixtures/deliveries'
import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'

const at = (achievedAt: unknown, body: object = {}) => ({
  goals: [{ ...goalBody('page_view'), achievedAt }],
  body,
})

ruleTable('impossible-time', [
  ['a moment before', at(DELIVERY_START - 50)],
  ['an hour before', at(DELIVERY_START - 3_600_000)],
  ['a clock that was set', at(DELIVERY_START + 900)],
  ['none', at(undefined), 'error: “achievedAt” of “page_view” is not a number of milliseconds.'],
  ['a text', at('2026-11-26'), 'error: “achievedAt” of “page_view” is not a number of milliseconds.'],
  ['NaN', at(Number.NaN), 'error: “achievedAt” of “page_view” is not a number of milliseconds.'],
  ['seconds', at(1_795_000_000), 'error: “achievedAt” is 1795000000, which is a time in seconds.'],
  [
    'microseconds',
    at(DELIVERY_START * 1000),
    'error: “achievedAt” is 1795000000000000, which is no time in milliseconds.',
  ],
  [
    'after its publish',
    at(DELIVERY_START + 3_600_000),
    'error: “page_view” was achieved 3,600 s after it was published.',
  ],
  [
    'two days before',
    at(DELIVERY_START - 48 * 3_600_000),
    'warning: “page_view” was achieved 48 h before it was published.',
  ],
  [
    'of the publish',
    at(DELIVERY_START - 50, { publishedAt: 1_795_000_000 }),
    'error: “publishedAt” is 1795000000, which is a time in seconds.',
  ],
  ['SDK 1.2 without a time of its own', at(DELIVERY_START - 50, { publishedAt: undefined })],
])
