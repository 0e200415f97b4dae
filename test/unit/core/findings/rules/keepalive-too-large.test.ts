import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'

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
    'error: The publish has 70,189 bytes and never left the browser. Lost: “page_view”',
  ],
  [
    'a body close to the limit',
    large(50_000),
    'warning: The publish has 50,189 bytes. Requests that may outlive their page have 65,536 together.',
  ],
  ['a large body without keepalive', large(70_000, { keepalive: undefined })],
])
