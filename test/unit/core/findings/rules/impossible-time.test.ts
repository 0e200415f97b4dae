import { DELIVERY_START } from '../../../../fixtures/deliveries'
import { goalBody, reported, ruleTable } from '../../../../fixtures/finding-publishes'

const at = (achievedAt: unknown, body: object = {}) => ({
  goals: [{ ...goalBody('page_view'), achievedAt }],
  body,
})

ruleTable('impossible-time', [
  ['a goal 50 ms before its publish', at(DELIVERY_START - 50)],
  ['a goal an hour before its publish', at(DELIVERY_START - 3_600_000)],
  ['a goal 900 ms after its publish, as after a clock correction', at(DELIVERY_START + 900)],
  ['a missing time', at(undefined), reported('error', 'finding.impossibleTime.none', { name: 'page_view' })],
  ['a string', at('2026-11-26'), reported('error', 'finding.impossibleTime.none', { name: 'page_view' })],
  ['NaN', at(Number.NaN), reported('error', 'finding.impossibleTime.none', { name: 'page_view' })],
  [
    'a time in seconds',
    at(1_795_000_000),
    reported('error', 'finding.impossibleTime.seconds', { field: 'achievedAt', time: '1795000000' }),
  ],
  [
    'a time in microseconds',
    at(DELIVERY_START * 1000),
    reported('error', 'finding.impossibleTime.microseconds', {
      field: 'achievedAt',
      time: '1795000000000000',
    }),
  ],
  [
    'a goal an hour after its publish',
    at(DELIVERY_START + 3_600_000),
    reported('error', 'finding.impossibleTime.later', { name: 'page_view', seconds: 3600 }),
  ],
  [
    'a goal two days before its publish',
    at(DELIVERY_START - 48 * 3_600_000),
    reported('warning', 'finding.impossibleTime.old', { name: 'page_view', hours: 48 }),
  ],
  [
    'a publish time in seconds',
    at(DELIVERY_START - 50, { publishedAt: 1_795_000_000 }),
    reported('error', 'finding.impossibleTime.seconds', { field: 'publishedAt', time: '1795000000' }),
  ],
  ['a publish without a time, as from SDK 1.2', at(DELIVERY_START - 50, { publishedAt: undefined })],
])
