import { describe, expect, it } from 'vitest'
import { say, t } from '../../../../../locales/say'
import { findingsIn, reported, ruleTable } from '../../../../fixtures/finding-publishes'

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
    reported('error', 'finding.publishBlocked.by.extension', {
      goals: '“purchase”',
      host: 'acme.absmartly.io',
      origin: 'https://shop.example',
    }),
  ],
  [
    'a Content Security Policy',
    ended('net::ERR_BLOCKED_BY_CSP'),
    reported('error', 'finding.publishBlocked.by.policy', {
      goals: '“purchase”',
      host: 'acme.absmartly.io',
      origin: 'https://shop.example',
    }),
  ],
  [
    'an http endpoint on an https page',
    {
      goals: ['purchase'],
      ends: [{}],
      request: { source: 'page', url: 'http://ab.shop.example/v1/context' },
    },
    reported('error', 'finding.publishBlocked.by.mixedContent', {
      goals: '“purchase”',
      host: 'ab.shop.example',
      origin: 'https://shop.example',
    }),
  ],
  [
    'a refused preflight',
    { goals: ['purchase'], ends: [{ error: 'net::ERR_FAILED' }], request: refused },
    reported('error', 'finding.publishBlocked.by.preflight', {
      goals: '“purchase”',
      host: 'acme.absmartly.io',
      origin: 'https://shop.example',
    }),
  ],
  [
    'a response that the page cannot read',
    cors,
    reported('warning', 'finding.publishBlocked.unreadable', {
      goals: '“purchase”',
      host: 'acme.absmartly.io',
      origin: 'https://shop.example',
    }),
  ],
])

describe('publish-blocked', () => {
  it('is the only finding for a blocked publish, with a specific fix', () => {
    const found = findingsIn([ended('net::ERR_BLOCKED_BY_CSP')])
    expect(found.map(({ rule }) => rule)).toEqual(['publish-blocked'])
    expect(found.map(({ fix }) => say(fix))).toEqual([
      t('finding.publishBlocked.fixBy.policy', { host: 'acme.absmartly.io' }),
    ])
  })
})
