import { describe, expect, it } from 'vitest'
import { hostKind } from '../../../../../core/findings/values/host-kind'
import { reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { missingList, SDK_HEADERS } from '../../../../fixtures/make'

const from = (documentUrl: string, environment = 'production') => ({
  goals: ['page_view'],
  request: {
    documentUrl,
    headers: SDK_HEADERS.map(
      ([name, value]) => [name, name === 'X-Environment' ? environment : value] as const,
    ),
  },
})
const localhost = from('http://localhost:3000/cart')
ruleTable('environment-guard', [
  ['a public host as production', from('https://www.shop.com/')],
  ['a local host as development', from('http://localhost:3000/', 'development')],
  ['a local host as an unknown environment', from('http://localhost/', 'nowhere')],
  [
    'a local host as production',
    localhost,
    reported('warning', 'finding.environmentGuard.local', {
      host: 'localhost:3000',
      environment: 'production',
    }),
  ],
  [
    'a document once when it publishes twice',
    [localhost, { ...localhost, at: 500 }],
    reported('warning', 'finding.environmentGuard.local', {
      host: 'localhost:3000',
      environment: 'production',
    }),
  ],
  [
    'a staging host as production',
    from('https://staging.shop.com/'),
    reported('warning', 'finding.environmentGuard.staging', {
      host: 'staging.shop.com',
      environment: 'production',
    }),
  ],
  [
    'a public host as development',
    from('https://www.shop.com/', 'development'),
    reported('warning', 'finding.environmentGuard.public', {
      host: 'www.shop.com',
      environment: 'development',
    }),
  ],
  [
    'an ambiguous host as development or production',
    [from('https://pay.shop.com/', 'development'), from('https://pay.shop.com/')],
  ],
])
ruleTable('environment-guard', [['a local host when the list of environments is missing', localhost]], {
  registry: { environments: missingList() },
})

describe('hostKind', () => {
  it.each([
    ...[
      'localhost',
      'shop.localhost',
      '127.0.0.1:8080',
      '[::1]',
      '10.0.0.5',
      '192.168.1.7',
      '172.20.0.1',
    ].map((host) => [host, 'local'] as const),
    ...['shop.test', 'mac.local', 'a1b2.ngrok-free.app', '0.0.0.0:3000'].map(
      (host) => [host, 'local'] as const,
    ),
    ...[
      'staging.shop.com',
      'shop-staging.vercel.app',
      'dev.shop.co.uk',
      'qa2.shop.com',
      'www.uat.shop.com',
    ].map((host) => [host, 'staging'] as const),
    ...['shop-stg.acme.io', 'preprod.shop.fr', 'deploy-preview-12--shop.netlify.app', 'test.shop.de'].map(
      (host) => [host, 'staging'] as const,
    ),
    ...['www.shop.com', 'shop.com', 'm.shop.co.uk', 'shop.com.br', 'shop.acme.com', 'app.saas.io'].map(
      (host) => [host, 'public'] as const,
    ),
    ...['-----a.netlify.app', 'a.b--c.netlify.app'].map((host) => [host, 'staging'] as const),
    ...['shop.netlify.app', 'shop-a.netlify.app', 'shop--.netlify.app', 'a--b.c.netlify.app'].map(
      (host) => [host, 'unclear'] as const,
    ),
    // Names that only resemble a kind, or have its word where any word can be.
    ...[
      'test.com',
      'stage.co.uk',
      'dev.to',
      'www.covid-test.com',
      'speed-test.provider.net',
      'www.latest.com',
    ].map((host) => [host, 'unclear'] as const),
    ...[
      'shop.vercel.app',
      'pay.shop.com',
      'beta.shop.com',
      'acme.dev',
      '8.8.8.8',
      'intranet',
      '172.32.0.1',
    ].map((host) => [host, 'unclear'] as const),
    ...['testing-machines.com', 'developer.shop.com', 'preview.shop.com', 'sandbox.shop.com'].map(
      (host) => [host, 'unclear'] as const,
    ),
  ])('classifies %s as %s', (host, kind) => {
    expect(hostKind(`https://${host}/x`).kind).toBe(kind)
  })

  it.each(['', 'file:///home/shop/index.html', 'about:blank', 'chrome-extension://abc/x'])(
    'classifies %j as unclear',
    (url) => {
      expect(hostKind(url).kind).toBe('unclear')
    },
  )
})
