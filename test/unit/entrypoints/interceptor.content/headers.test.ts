import { openFakePage } from '../../../fixtures/bridge/fake-page'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { HeaderLines, readHeaders } from '../../../../entrypoints/interceptor.content/headers'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

openFakePage()
const KEY = 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA'

describe('headers in any form', () => {
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
      'no value, of which the browser makes a text',
      { 'X-Application-Version': undefined, 'X-Agent': null },
      'X-Application-Version: undefined\nX-Agent: null',
      '',
    ],
    ['no value in a pair', [['X-Application-Version', undefined]], 'X-Application-Version: undefined', ''],
    ['an object as a value', { 'X-Agent': { toString: () => 'page code' } }, '', ''],
    ['pairs that are none', [['X-Agent'], ['X-Agent', 'x', 'y'], 'X-Agent: x', null, [1, 2]], '', ''],
    ['an iterable that can be read only once', new Map([['X-Agent', 'x']]).entries(), '', ''],
    ['a Map', new Map([['X-Agent', 'x']]), '', ''],
    ['nothing', undefined, '', ''],
    ['null', null, '', ''],
    ['text', 'X-Agent: x', '', ''],
  ])('%s', (_, init, headers, secrets) => {
    expect(readHeaders(init)).toMatchObject({ headers, secrets })
  })

  it('leaves an iterable for the browser', () => {
    const iterable = new Map([['X-Agent', 'x']]).entries()
    readHeaders(iterable)
    expect([...iterable]).toEqual([['X-Agent', 'x']])
  })
})

describe('secrets', () => {
  it.each([
    'X-API-Key',
    'x-api-key',
    'Authorization',
    'Cookie',
    'X-Auth-Token',
    'X-Session',
    'Client-Secret',
  ])('are cut: %s', (name) => {
    const { headers, secrets } = readHeaders({ [name]: KEY })
    expect(headers).toBe('')
    expect(secrets).toBe(`${name}: Y1zA`)
  })

  it.each(['X-Application', 'X-Agent', 'X-Environment', 'X-Application-Version', 'Content-Type'])(
    'are not: %s',
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
  ])('of %j show %j', (value, end) => {
    expect(readHeaders({ 'X-API-Key': value }).secrets).toBe(`X-API-Key: ${end}`)
  })

  it('never leave whole, nor more than half of them', () => {
    const name = fc.constantFrom('X-API-Key', 'x-api-KEY', 'Authorization')
    fc.assert(
      fc.property(name, fc.string({ minLength: 1 }), fc.boolean(), (header, value, atOnce) => {
        const lines = new HeaderLines()
        if (!atOnce) lines.add(header, value)
        const { headers, secrets } = atOnce ? readHeaders([[header, value]]) : lines
        expect(headers).toBe('')
        const shown = secrets.slice(`${header}: `.length)
        // Browsers send it trimmed.
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
])('%s with a line feed at its end, which browsers trim, stays one line', (name, value, headers, secrets) => {
  expect(readHeaders([[name, value]])).toMatchObject({ headers, secrets })
})
