import { reported, ruleTable } from '../../../../fixtures/finding-publishes'

const ended = (...ends: { status?: number; error?: string }[]) => ({ goals: ['purchase'], ends })
const refused = { error: 'net::ERR_CONNECTION_REFUSED' }
const reset = { error: 'net::ERR_CONNECTION_RESET' }

ruleTable('publish-failed', [
  ['an accepted publish', ended({ status: 200 })],
  [
    'a server error in every attempt',
    ended({ status: 503 }, { status: 503 }),
    reported('error', 'finding.publishFailed.lost', { cause: 'HTTP 503', goals: '“purchase”' }, 2),
  ],
  [
    'a refused connection, after which nothing was sent',
    ended(refused),
    reported(
      'error',
      'finding.publishFailed.lost',
      { cause: 'net::ERR_CONNECTION_REFUSED', goals: '“purchase”' },
      1,
    ),
  ],
  [
    'a reset connection, after which it may have arrived',
    ended(reset),
    reported(
      'warning',
      'finding.publishFailed.mayBeStored',
      { cause: 'net::ERR_CONNECTION_RESET', goals: '“purchase”' },
      1,
    ),
  ],
  ['a failed attempt before an accepted one', ended({ status: 503 }, { status: 200 })],
  ['a reset connection before an accepted attempt', ended(reset, { status: 200 })],
])
ruleTable('publish-failed', [['a failed attempt while the SDK may retry', ended({ status: 503 })]], {
  checkedAfter: 500,
})
