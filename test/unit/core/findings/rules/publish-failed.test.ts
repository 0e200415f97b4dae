import { ruleTable } from '../../../../fixtures/finding-publishes'

const ended = (...ends: { status?: number; error?: string }[]) => ({ goals: ['purchase'], ends })
const refused = { error: 'net::ERR_CONNECTION_REFUSED' }
const reset = { error: 'net::ERR_CONNECTION_RESET' }

ruleTable('publish-failed', [
  ['an accepted publish', ended({ status: 200 })],
  [
    'a server error in every attempt',
    ended({ status: 503 }, { status: 503 }),
    'error: 2 attempts failed (HTTP 503). Lost: “purchase”',
  ],
  [
    'a refused connection, after which nothing was sent',
    ended(refused),
    'error: 1 attempt failed (net::ERR_CONNECTION_REFUSED). Lost: “purchase”',
  ],
  [
    'a reset connection, after which it may have arrived',
    ended(reset),
    'warning: 1 attempt failed (net::ERR_CONNECTION_RESET). It may have arrived all the same: “purchase”',
  ],
  ['a failed attempt before an accepted one', ended({ status: 503 }, { status: 200 })],
  ['a reset connection before an accepted attempt', ended(reset, { status: 200 })],
])
ruleTable('publish-failed', [['a failed attempt while the SDK may retry', ended({ status: 503 })]], {
  checkedAfter: 500,
})
