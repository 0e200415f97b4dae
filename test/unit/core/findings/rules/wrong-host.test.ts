import { describe, expect, it } from 'vitest'
import { say, t } from '../../../../../locales/say'
import { findingsIn, reported, ruleTable } from '../../../../fixtures/finding-publishes'

const to = (url: string) => ({ goals: ['purchase'], request: { url } })
ruleTable('wrong-host', [
  ['a collector', to('https://acme.absmartly.io/v1/context')],
  ['a batch endpoint', to('https://acme.absmartly.io/v1/context/batch')],
  ['a custom host with any path', to('https://ab.shop.example/collect/context')],
  [
    'a Web Console',
    to('https://acme.absmartly.com/v1/context'),
    reported('error', 'finding.wrongHost.console', { host: 'acme.absmartly.com' }),
  ],
  [
    'an extra slash',
    to('https://acme.absmartly.io/v1//context'),
    reported('warning', 'finding.wrongHost.slashes', { path: '/v1//context' }),
  ],
  [
    'a path without a version',
    to('https://acme.absmartly.io/context'),
    reported('warning', 'finding.wrongHost.version', { path: '/context', host: 'acme.absmartly.io' }),
  ],
  ['a host that only ends like ABsmartly’s', to('https://notabsmartly.com/context')],
])

describe('wrong-host', () => {
  it.each([
    ['https://acme.absmartly.com/v1/context', 'https://acme.absmartly.io/v1'],
    ['https://ab.shop.example/x//context', 'https://ab.shop.example/x'],
    ['https://acme.absmartly.io/context', 'https://acme.absmartly.io/v1'],
  ])('suggests the correct endpoint for %s', (url, endpoint) => {
    expect(findingsIn([to(url)]).map(({ fix }) => say(fix))).toContain(
      t('finding.wrongHost.fixEndpoint', { endpoint }),
    )
  })
})
