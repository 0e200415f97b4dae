import { DELIVERY_START } from '../../../../fixtures/deliveries'
import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'

const at = (achievedAt: unknown, body: object = {}) => ({
  goals: [{ ...goalBody('page_view'), achievedAt }],
  body,
})

ruleTable('impossible-time', [
  ['a goal 50 ms before its publish', at(DELIVERY_START - 50)],
  ['a goal an hour before its publish', at(DELIVERY_START - 3_600_000)],
  ['a goal 900 ms after its publish, as after a clock correction', at(DELIVERY_START + 900)],
  ['a missing time', at(undefined), 'error: “achievedAt” of “page_view” is not a number of milliseconds.'],
  ['a string', at('2026-11-26'), 'error: “achievedAt” of “page_view” is not a number of milliseconds.'],
  ['NaN', at(Number.NaN), 'error: “achievedAt” of “page_view” is not a number of milliseconds.'],
  ['a time in seconds', at(1_795_000_000), 'error: “achievedAt” is 1795000000, which is a time in seconds.'],
  [
    'a time in microseconds',
    at(DELIVERY_START * 1000),
    'error: “achievedAt” is 1795000000000000, which is no time in milliseconds.',
  ],
  [
    'a goal an hour after its publish',
    at(DELIVERY_START + 3_600_000),
    'error: “page_view” was achieved 3,600 s after it was published.',
  ],
  [
    'a goal two days before its publish',
    at(DELIVERY_START - 48 * 3_600_000),
    'warning: “page_view” was achieved 48 h before it was published.',
  ],
  [
    'a publish time in seconds',
    at(DELIVERY_START - 50, { publishedAt: 1_795_000_000 }),
    'error: “publishedAt” is 1795000000, which is a time in seconds.',
  ],
  ['a publish without a time, as from SDK 1.2', at(DELIVERY_START - 50, { publishedAt: undefined })],
])
