import { reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { COLLECTOR } from '../../../../fixtures/make'

const load = (end: object) => ({
  ends: [end],
  request: {
    method: 'GET',
    url: `${COLLECTOR}?application=shop&environment=production`,
    body: { encoding: 'none' as const, why: 'absent' as const },
  },
})
const loaded = load({ status: 200, answer: { experiments: [{ name: 'a' }] } })

ruleTable('context-failed', [
  ['a loaded context', [loaded, { goals: ['purchase'] }]],
  [
    'a rejected context request',
    load({ status: 401 }),
    reported('error', 'finding.contextFailed.failedStatus', { status: '401' }),
  ],
  [
    'a context request without a response',
    load({ error: 'net::ERR_CONNECTION_REFUSED' }),
    reported('error', 'finding.contextFailed.failed'),
  ],
  [
    'a failed refresh',
    [loaded, { ...load({ status: 500 }), at: 1000 }],
    reported('info', 'finding.contextFailed.refreshFailedStatus', { status: '500' }),
  ],
  [
    'a context without experiments',
    load({ status: 200, answer: { experiments: [] } }),
    reported('warning', 'finding.contextFailed.empty'),
  ],
  ['a rejected context request of a page that publishes', [load({ status: 401 }), { goals: ['purchase'] }]],
])
