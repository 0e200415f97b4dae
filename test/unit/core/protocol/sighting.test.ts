import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { SightingHead } from '../../../../core/protocol/channel'
import { MAX_BODY_CHARS } from '../../../../core/protocol/fields'
import { parseSighting } from '../../../../core/protocol/sighting'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const HEAD: SightingHead = {
  transport: 'fetch',
  method: 'PUT',
  url: 'https://acme.absmartly.io/v1/context',
  documentUrl: 'https://shop.example/cart',
  at: 1795460300120,
  headers: 'X-Application: shop\nX-Agent: absmartly-javascript-sdk',
  secrets: 'X-API-Key: Y1zA',
  body: 'text',
  bytes: 5,
  truncated: 0,
  refused: 0,
  keepalive: 0,
}
const detail = (more: Record<string, unknown> = {}, body = 'hello') =>
  `${JSON.stringify({ ...HEAD, ...more })}\n${body}`

describe('parseSighting', () => {
  it('parses head and body', () => {
    expect(parseSighting(detail())).toEqual({
      transport: 'fetch',
      method: 'PUT',
      url: 'https://acme.absmartly.io/v1/context',
      documentUrl: 'https://shop.example/cart',
      at: 1795460300120,
      headers: [
        ['X-Application', 'shop'],
        ['X-Agent', 'absmartly-javascript-sdk'],
      ],
      secrets: [['X-API-Key', 'Y1zA']],
      body: { encoding: 'text', data: 'hello', bytes: 5 },
    })
  })

  it.each<[string, Record<string, unknown>, string, object]>([
    [
      'line ends in the body',
      {},
      'a\n{"b":1}\n',
      { body: { encoding: 'text', data: 'a\n{"b":1}\n', bytes: 5 } },
    ],
    ['an empty body', { bytes: 0 }, '', { body: { encoding: 'text', data: '', bytes: 0 } }],
    ['a binary body', { body: 'base64' }, 'AAAA', { body: { encoding: 'base64', data: 'AAAA', bytes: 5 } }],
    ['a stream', { body: 'stream', bytes: 0 }, '', { body: { encoding: 'none', why: 'stream' } }],
    [
      'a truncated body',
      { bytes: 2_000_000, truncated: 1 },
      'x',
      { body: { encoding: 'text', data: 'x', bytes: 2_000_000, truncated: true } },
    ],
    ['a refused beacon', { transport: 'beacon', refused: 1 }, '', { transport: 'beacon', refused: true }],
    ['a keepalive request', { keepalive: 1 }, '', { keepalive: true }],
    ['no headers', { headers: '', secrets: '' }, '', { headers: [], secrets: [] }],
    ['colons in a value', { headers: 'Referer: https://a/b' }, '', { headers: [['Referer', 'https://a/b']] }],
    ['an empty value', { headers: 'X-Agent: ' }, '', { headers: [['X-Agent', '']] }],
    ['a header without a colon', { headers: 'X-Agent' }, '', { headers: [['X-Agent', '']] }],
    ['a short secret', { secrets: 'X-API-Key: ' }, '', { secrets: [['X-API-Key', '']] }],
    ['a secret sent in full', { secrets: 'X-API-Key: abcdefgh' }, '', { secrets: [['X-API-Key', 'efgh']] }],
  ])('parses %s', (_, head, body, sighting) => {
    expect(parseSighting(detail(head, body))).toMatchObject(sighting)
  })

  it('omits flags that are not set', () => {
    const sighting = parseSighting(detail())
    expect(sighting).not.toHaveProperty('refused')
    expect(sighting).not.toHaveProperty('keepalive')
    expect(sighting?.body).not.toHaveProperty('truncated')
  })

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['an object', HEAD],
    ['a head without a body', JSON.stringify(HEAD)],
    ['an empty string', ''],
    ['a body without a head', '\n{}'],
    ['a truncated head', `${JSON.stringify(HEAD).slice(0, -2)}\n`],
    ['a list', '[]\n'],
    ['null', 'null\n'],
    ['another transport', detail({ transport: 'socket' })],
    ['a long method', detail({ method: 'P'.repeat(33) })],
    ['a long URL', detail({ url: `/${'x'.repeat(16 * 1024)}` })],
    ['long headers', detail({ headers: 'x'.repeat(64 * 1024 + 1) })],
    ['long secrets', detail({ secrets: 'x'.repeat(64 * 1024 + 1) })],
    ['a body that is too long', detail({}, 'x'.repeat(MAX_BODY_CHARS + 1))],
    ['headers as a list', detail({ headers: [] })],
    ['an unknown body encoding', detail({ body: 'none' })],
    ['a size that is not a number', detail({ bytes: '5' })],
    ['a fractional size', detail({ bytes: 0.5 })],
    ['a negative size', detail({ bytes: -1 })],
    ['a flag that is not 0 or 1', detail({ truncated: true })],
    ['a time of null', detail({ at: null })],
  ])('returns null for %s', (_, sent) => {
    expect(parseSighting(sent)).toBeNull()
  })

  it('accepts a body with the maximum length', () => {
    expect(parseSighting(detail({}, 'x'.repeat(MAX_BODY_CHARS)))).not.toBeNull()
  })

  it('never throws and returns at most four characters of a secret', () => {
    const head = fc.dictionary(fc.constantFrom(...Object.keys(HEAD)), fc.oneof(fc.jsonValue(), fc.string()))
    const sent = fc.oneof(
      fc.anything(),
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.json(), fc.string()).map((parts) => parts.join('\n')),
      fc.tuple(head, fc.string({ unit: 'binary' })).map(([more, body]) => detail(more, body)),
      fc.string().map((secrets) => detail({ secrets })),
    )
    fc.assert(
      fc.property(sent, (value) => {
        for (const [, end] of parseSighting(value)?.secrets ?? []) expect(end.length).toBeLessThanOrEqual(4)
      }),
    )
  })
})
