import { reported, ruleTable } from '../../../../fixtures/finding-publishes'

const aborted = (keepalive: boolean) => ({
  goals: ['purchase'],
  ends: [{ error: 'net::ERR_ABORTED' }],
  request: { keepalive: keepalive ? (true as const) : (undefined as never) },
})
ruleTable(
  'never-delivered',
  [
    [
      'a request aborted when the page was left',
      aborted(false),
      reported('warning', 'finding.neverDelivered.what', { goals: '“purchase”' }),
    ],
    [
      'a keepalive request, which may continue after the page was left',
      aborted(true),
      reported('info', 'finding.neverDelivered.keepalive', { goals: '“purchase”' }),
    ],
    ['a response before the page was left', { goals: ['purchase'] }],
  ],
  { leftAt: 20 },
)
ruleTable('never-delivered', [
  ['a request whose end no source saw', { goals: ['purchase'], ends: [{}], request: { source: 'page' } }],
  ['a request in flight', { goals: ['purchase'], ends: [{}] }],
])
