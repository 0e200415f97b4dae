import { openFakePage } from '../../../fixtures/bridge/fake-page'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { HeaderLines, type HeaderText } from '../../../../entrypoints/interceptor.content/headers'
import { watchHeaders } from '../../../../entrypoints/interceptor.content/watched-headers'

// The properties run many times and CI machines can be slow.
vi.setConfig({ testTimeout: 60_000 })

openFakePage()
/** Has the browser read headers, and returns what was noted. */
function readHeaders(init: unknown): HeaderText {
  const { headers, lines } = watchHeaders(init, {})
  try {
    void new Headers(headers as HeadersInit)
  } catch {
    // The browser rejects some of the headers below.
  }
  return lines
}

const KEY = 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA'

describe('readHeaders', () => {
  it.each<[string, unknown, string, string]>([
    ['an object', { 'X-Application': 'shop', 'X-API-Key': KEY }, 'X-Application: shop', 'X-API-Key: Y1zA'],
    [
      'pairs',
      [
        ['X-Application', 'shop'],
        ['X-API-Key', KEY],
      ],
      'X-Application: shop',
      'X-API-Key: Y1zA',
    ],
    [
      'Headers',
      new Headers({ 'X-Application': 'shop', 'X-API-Key': KEY }),
      'x-application: shop',
      'x-api-key: Y1zA',
    ],
    [
      'numbers and booleans',
      { 'X-Application-Version': 7, 'X-On': true },
      'X-Application-Version: 7\nX-On: true',
      '',
    ],
    [
      'missing values, which the browser converts to strings',
      { 'X-Application-Version': undefined, 'X-Agent': null },
      'X-Application-Version: undefined\nX-Agent: null',
      '',
    ],
    [
      'a missing value in a pair',
      [['X-Application-Version', undefined]],
      'X-Application-Version: undefined',
      '',
    ],
    ['an object as a value', { 'X-Agent': { toString: () => 'page code' } }, '', ''],
    ['a pair without a value', [['X-Agent']], '', ''],
    ['a pair that is not an array', ['X-Agent: x', null], '', ''],
    ['a name that is not a string', [[1, 2]], '', ''],
    ['an iterable that can be read only once', new Map([['X-Agent', 'x']]).entries(), '', ''],
    ['a Map', new Map([['X-Agent', 'x']]), '', ''],
    ['undefined', undefined, '', ''],
    ['null', null, '', ''],
    ['a string', 'X-Agent: x', '', ''],
  ])('reads %s', (_, init, headers, secrets) => {
    expect(readHeaders(init)).toMatchObject({ headers, secrets })
  })

  it('leaves an iterable to the browser', () => {
    const { headers } = watchHeaders(new Map([['X-Agent', 'x']]).entries(), {})
    expect([...new Headers(headers as HeadersInit)]).toEqual([['x-agent', 'x']])
  })
})

describe('readHeaders, secrets', () => {
  it.each([
    'X-API-Key',
    'x-api-key',
    'Authorization',
    'Cookie',
    'X-Auth-Token',
    'X-Session',
    'Client-Secret',
  ])('truncates %s', (name) => {
    const { headers, secrets } = readHeaders({ [name]: KEY })
    expect(headers).toBe('')
    expect(secrets).toBe(`${name}: Y1zA`)
  })

  it.each(['X-Application', 'X-Agent', 'X-Environment', 'X-Application-Version', 'Content-Type'])(
    'keeps %s whole',
    (name) => {
      expect(readHeaders({ [name]: 'plain-text' })).toMatchObject({
        headers: `${name}: plain-text`,
        secrets: '',
      })
    },
  )

  it.each([
    ['', ''],
    ['1234', ''],
    ['1234567', ''],
    ['12345678', '5678'],
  ])('truncates the secret %j to %j', (value, end) => {
    expect(readHeaders({ 'X-API-Key': value }).secrets).toBe(`X-API-Key: ${end}`)
  })

  it('never keeps a whole secret or more than half of it', () => {
    const name = fc.constantFrom('X-API-Key', 'x-api-KEY', 'Authorization')
    fc.assert(
      fc.property(name, fc.string({ minLength: 1 }), fc.boolean(), (header, value, atOnce) => {
        const lines = new HeaderLines()
        if (!atOnce) lines.add(header, value)
        const { headers, secrets } = atOnce ? readHeaders([[header, value]]) : lines
        expect(headers).toBe('')
        const shown = secrets.slice(`${header}: `.length)
        // Browsers trim the value.
        const sent = value.trim()
        expect(sent.endsWith(shown)).toBe(true)
        expect(shown.length).toBeLessThanOrEqual(Math.min(4, sent.length / 2))
      }),
    )
  })
})

it.each([
  ['X-Application', 'shop\n', 'X-Application: shop', ''],
  ['X-API-Key', 'abcdefgh1234\n', '', 'X-API-Key: 1234'],
])(
  'readHeaders keeps %s with a trailing line feed, which browsers trim, on one line',
  (name, value, headers, secrets) => {
    expect(readHeaders([[name, value]])).toMatchObject({ headers, secrets })
  },
)
