import { goalBody, reported, ruleTable } from '../../../../fixtures/finding-publishes'

const large = (length: number, more: object = {}) => ({
  goals: [goalBody('page_view', { text: 'x'.repeat(length) })],
  ends: [{ status: 200 }],
  request: more,
})
ruleTable('keepalive-too-large', [
  ['a small body', { goals: ['purchase'] }],
  [
    'a body that never left the browser',
    { ...large(70_000, { source: 'page' }), ends: [{}] },
    reported('error', 'finding.keepaliveTooLarge.what', { bytes: 70189, goals: '“page_view”' }),
  ],
  [
    'a body close to the limit',
    large(50_000),
    reported('warning', 'finding.keepaliveTooLarge.near', { bytes: 50189 }),
  ],
  ['a large body without keepalive', large(70_000, { keepalive: undefined })],
])
