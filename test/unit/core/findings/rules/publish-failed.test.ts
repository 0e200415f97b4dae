import { ruleTable } from '../../../../fixtures/finding-publishes'

const ended = (...ends: { status?: number; error?: string }[]) => ({ goals: ['purchase'], ends })
const refused = { error: 'net::ERR_CONNECTION_REFUSED' }
const reset = { error: 'net::ERR_CONNECTION_RESET' }

ruleTable('publish-failed', [
  ['accepted', ended({ status: 200 })],
  [
    'the server failed each time',
    ended({ status: 503 }, { status: 503 }),
    'error: 2 attempts failed (HTTP 503). Lost: “purchase”',
  ],
  [
    'nothing of it was sent',
    ended(refused),
    'error: 1 attempt failed (net::ERR_CONNECTION_REFUSED). Lost: “purchase”',
  ],
  [
    'it may have arrived',
    ended(reset),
    'warning: 1 attempt failed (net::ERR_CONNECTION_RESET). It may have arrived all the same: “purchase”',
  ],
  ['a later attempt was accepted', ended({ status: 503 }, { status: 200 })],
  ['and one before may have been', ended(reset, { status: 200 })],
])
ruleTable('publish-failed', [['the SDK may still try again', ended({ status: 503 })]], { checkedAfter: 500 })
