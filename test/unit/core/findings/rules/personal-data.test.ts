import { describe, expect, it } from 'vitest'
import { findingsIn, goalBody, reported, ruleTable } from '../../../../fixtures/finding-publishes'

const sent = (properties: object) => ({ goals: [goalBody('page_view', properties)] })
const attributes = (...entries: [string, unknown][]) => ({
  goals: ['page_view'],
  body: { attributes: entries.map(([name, value]) => ({ name, value, setAt: 1_795_000_000_000 })) },
})
const has = (path: string, kind: 'email' | 'phone' | 'card', masked: string) =>
  reported('error', `finding.personalData.property.${kind}`, { path, masked })

ruleTable('personal-data', [
  ['an email address', sent({ who: 'jane.doe@shop.example' }), has('who', 'email', 'j•••@•••.example')],
  [
    'an email address within a string',
    sent({ q: 'from jane@mail.com, thanks' }),
    has('q', 'email', 'j•••@•••.com'),
  ],
  ['an email address in an array', sent({ to: ['a@mail.com'] }), has('to/0', 'email', 'a•••@•••.com')],
  ['a phone number', sent({ tel: '+31 6 1234 5678' }), has('tel', 'phone', '•••••78')],
  [
    'a national phone number with a phone key',
    sent({ customerPhone: '06-12345678' }),
    has('customerPhone', 'phone', '•••••78'),
  ],
  [
    'a phone number as a JSON number',
    sent({ phone_number: 31_612_345_678 }),
    has('phone_number', 'phone', '•••••78'),
  ],
  ['a card number as printed', sent({ pay: '4111 1111 1111 1111' }), has('pay', 'card', '•••• 1111')],
  [
    'a card number with a card key',
    sent({ card_number: '378282246310005' }),
    has('card_number', 'card', '•••• 0005'),
  ],
  [
    'a card number in a payment object',
    sent({ payment: { number: '5555555555554444' } }),
    has('payment/number', 'card', '•••• 4444'),
  ],
  [
    'an email address in an attribute',
    attributes(['email', 'jane@mail.com']),
    reported('error', 'finding.personalData.attribute.email', { path: 'email', masked: 'j•••@•••.com' }),
  ],
  [
    'an email address in an attribute that was changed later',
    attributes(['email', 'jane@mail.com'], ['email', 'yes']),
  ],
])

describe('personal-data', () => {
  it.each<[string, object]>([
    [
      'order numbers that look like card numbers',
      { order_id: '4111111111111111', transaction_id: 4111111111111111 },
    ],
    ['a card number with a wrong check digit', { card_number: '4111 1111 1111 1112' }],
    ['EANs', { ean: '4006381333931', gtin: '04006381333931' }],
    [
      'times and dates',
      { at: 1_795_000_000_000, date: '2026-11-26T17:00:00Z', day: '2026-11-26', ms: '1795000000000' },
    ],
    ['prices', { price: 1_999_999, total: '1.999.999,00', revenue: '+1250.50' }],
    [
      'ids',
      { sku: '0612345678', customer_id: '31612345678', session: '1234567890.1795000000', ip: '10.20.30.40' },
    ],
    ['a gift card number', { gift_card_number: '6011 1111 1111 1117' }],
    [
      'properties about phones',
      { phone: 'iPhone 15 Pro', phone_model: '20261234567', mobile: true, phones: 2 },
    ],
    ['file names', { image: 'logo@2x.png', src: '/a/hero@3x.webp', file: 'sales@2026-11-26.csv' }],
    ['a package version', { library: 'preact@11.2.0' }],
    ['handles', { author: '@shop', url: 'https://social.example/@shop.official' }],
    ['the shop’s own links', { href: 'mailto:info@shop.example', link: 'tel:+31201234567' }],
    [
      'coordinates and ranges',
      { at: '52.370216, 4.895168', range: '+1000000', zip: '1012 AB', years: '2020-2026' },
    ],
    ['a hash of an email address', { email: '5d41402abc4b2a76b9719d911017c592' }],
  ])('reports nothing for %s', (_, properties) => {
    expect(findingsIn([sent(properties)]).map(({ rule }) => rule)).toEqual([])
  })

  it('never repeats the value', () => {
    const found = findingsIn([
      sent({ email: 'jane.doe@mail.com', phone: '+31612345678', card: '4111111111111111' }),
    ])
    expect(found).toHaveLength(3)
    expect(JSON.stringify(found)).not.toMatch(/jane|doe|mail\.com|612345|411111/)
  })
})
