import { describe, expect, it } from 'vitest'
import { hostKind } from '../../../../../core/findings/values/host-kind'
import { ruleTable } from '../../../../fixtures/finding-publishes'
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
  ['a local one as development', from('http://localhost:3000/', 'development')],
  ['a local one as an environment that is not there', from('http://localhost/', 'nowhere')],
  [
    'a local one as production',
    localhost,
    'warning: localhost:3000 is local, but publishes as the production environment “production”.',
  ],
  [
    'once for a document, however often it publishes',
    [localhost, { ...localhost, at: 500 }],
    'warning: localhost:3000 is local, but publishes as the production environment “production”.',
  ],
  [
    'one for trying things as production',
    from('https://staging.shop.com/'),
    'warning: staging.shop.com looks like a host for trying things, but publishes as the production environment “production”.',
  ],
  [
    'a public one as development',
    from('https://www.shop.com/', 'development'),
    'warning: www.shop.com looks public, but publishes as the development environment “development”.',
  ],
  [
    'one of which nobody can tell, as either',
    [from('https://pay.shop.com/', 'development'), from('https://pay.shop.com/')],
  ],
])
ruleTable('environment-guard', [['nobody knows the environments', localhost]], {
  registry: { environments: missingList() },
})

describe('a host', () => {
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
    // What only reminds of it, or stands where anything may.
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
  ])('%s is %s', (host, kind) => {
    expect(hostKind(`https://${host}/x`).kind).toBe(kind)
  })

  it.each(['', 'file:///home/shop/index.html', 'about:blank', 'chrome-extension://abc/x'])(
    '%j has none',
    (url) => {
      expect(hostKind(url).kind).toBe('unclear')
    },
  )
})
