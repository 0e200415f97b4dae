import { describe, expect, it } from 'vitest'
import { say } from '../../../../../locales/say'
import { findingsIn, ruleTable } from '../../../../fixtures/finding-publishes'

const ended = (error: string, request: object = {}) => ({ goals: ['purchase'], ends: [{ error }], request })
const cors = {
  goals: ['purchase'],
  ends: [{ error: 'net::ERR_FAILED' }],
}
const refused = {
  outcome: { at: 1_795_000_000_012, status: null, error: 'net::ERR_FAILED', preflight: 'refused' as const },
}

ruleTable('publish-blocked', [
  ['an accepted publish', { goals: ['purchase'] }],
  [
    'an ad blocker',
    ended('net::ERR_BLOCKED_BY_CLIENT'),
    'error: An extension of this browser, such as an ad blocker, did not let the publish out. Lost: “purchase”',
  ],
  [
    'a Content Security Policy',
    ended('net::ERR_BLOCKED_BY_CSP'),
    'error: The page’s Content Security Policy forbids to send to acme.absmartly.io. Lost: “purchase”',
  ],
  [
    'an http endpoint on an https page',
    {
      goals: ['purchase'],
      ends: [{}],
      request: { source: 'page', url: 'http://ab.shop.example/v1/context' },
    },
    'error: The page is of https, and may not send to http://ab.shop.example. Lost: “purchase”',
  ],
  [
    'a refused preflight',
    { goals: ['purchase'], ends: [{ error: 'net::ERR_FAILED' }], request: refused },
    'error: acme.absmartly.io does not allow requests from https://shop.example (CORS). Lost: “purchase”',
  ],
  [
    'a response that the page cannot read',
    cors,
    'warning: The page may not read what acme.absmartly.io answered (CORS), which the SDK takes for a failure: “purchase”',
  ],
])

describe('publish-blocked', () => {
  it('is the only finding for a blocked publish, with a specific fix', () => {
    const found = findingsIn([ended('net::ERR_BLOCKED_BY_CSP')])
    expect(found.map(({ rule }) => rule)).toEqual(['publish-blocked'])
    expect(found.map(({ fix }) => say(fix))).toEqual([
      'Add https://acme.absmartly.io to connect-src of the policy.',
    ])
  })
})
