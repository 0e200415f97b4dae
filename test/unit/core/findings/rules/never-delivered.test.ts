import { ruleTable } from '../../../../fixtures/finding-publishes'

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
      'warning: The page was left before there was an answer: “purchase”. Whether they have arrived is not known.',
    ],
    [
      'a keepalive request, which may continue after the page was left',
      aborted(true),
      'info: The page was left before there was an answer: “purchase”. The request may go on by itself (keepalive); whether it has arrived is not known.',
    ],
    ['a response before the page was left', { goals: ['purchase'] }],
  ],
  { leftAt: 20 },
)
ruleTable('never-delivered', [
  ['a request whose end no source saw', { goals: ['purchase'], ends: [{}], request: { source: 'page' } }],
  ['a request in flight', { goals: ['purchase'], ends: [{}] }],
])
