import { describe, expect, it } from 'vitest'
import { say } from '../../../../../locales/say'
import { foundIn, ruleTable } from '../../../../fixtures/findings'

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
  [
    'a later attempt was accepted',
    ended({ status: 503 }, { status: 200 }),
    'info: Attempt 2 was accepted; those before it failed.',
  ],
  [
    'and one before may have been',
    ended(reset, { status: 200 }),
    'warning: Attempt 2 was accepted; those before it failed.',
  ],
])
ruleTable('publish-failed', [['the SDK may still try again', ended({ status: 503 })]], { lookedAfter: 500 })

describe('publish-failed', () => {
  it('says that goals may count twice only where they may', () => {
    const whys = [{ status: 503 }, reset].map((first) =>
      foundIn([ended(first, { status: 200 })])
        .map(({ why }) => say(why))
        .join(),
    )
    expect(whys[0]).toContain('Nothing is lost')
    expect(whys[1]).toContain('may count twice')
  })
})
