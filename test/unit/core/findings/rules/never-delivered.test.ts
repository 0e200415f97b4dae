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
      'the page was left',
      aborted(false),
      'warning: The page was left before there was an answer: “purchase”. Whether they have arrived is not known.',
    ],
    [
      'the request may go on',
      aborted(true),
      'info: The page was left before there was an answer: “purchase”. The request may go on by itself (keepalive); whether it has arrived is not known.',
    ],
    ['it was answered before', { goals: ['purchase'] }],
  ],
  { leftAt: 20 },
)
ruleTable('never-delivered', [
  [
    'nobody has seen the end, which is no mistake',
    { goals: ['purchase'], ends: [{}], request: { source: 'page' } },
  ],
  ['it is under way', { goals: ['purchase'], ends: [{}] }],
])
