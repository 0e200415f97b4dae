import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { SightingHead } from '../../../../core/protocol/channel'
import { MAX_BODY_CHARS } from '../../../../core/protocol/fields'
import { parseSighting } from '../../../../core/protocol/sighting'

// Many runs, on a machine that may be busy.
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
  it('reads head and body', () => {
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
    ['lines in the body', {}, 'a\n{"b":1}\n', { body: { encoding: 'text', data: 'a\n{"b":1}\n', bytes: 5 } }],
    ['an empty body', { bytes: 0 }, '', { body: { encoding: 'text', data: '', bytes: 0 } }],
    ['bytes', { body: 'base64' }, 'AAAA', { body: { encoding: 'base64', data: 'AAAA', bytes: 5 } }],
    ['a stream', { body: 'stream', bytes: 0 }, '', { body: { encoding: 'none', why: 'stream' } }],
    [
      'a cut body',
      { bytes: 2_000_000, truncated: 1 },
      'x',
      { body: { encoding: 'text', data: 'x', bytes: 2_000_000, truncated: true } },
    ],
    ['a refused beacon', { transport: 'beacon', refused: 1 }, '', { transport: 'beacon', refused: true }],
    ['a request that may outlive its page', { keepalive: 1 }, '', { keepalive: true }],
    ['no headers', { headers: '', secrets: '' }, '', { headers: [], secrets: [] }],
    ['colons in a value', { headers: 'Referer: https://a/b' }, '', { headers: [['Referer', 'https://a/b']] }],
    ['a value that is empty', { headers: 'X-Agent: ' }, '', { headers: [['X-Agent', '']] }],
    ['a line without colon', { headers: 'X-Agent' }, '', { headers: [['X-Agent', '']] }],
    ['a short secret', { secrets: 'X-API-Key: ' }, '', { secrets: [['X-API-Key', '']] }],
    ['a secret sent whole', { secrets: 'X-API-Key: abcdefgh' }, '', { secrets: [['X-API-Key', 'efgh']] }],
  ])('reads %s', (_, head, body, sighting) => {
    expect(parseSighting(detail(head, body))).toMatchObject(sighting)
  })

  it('says nothing of a refusal, a cut or a long life that was not', () => {
    const sighting = parseSighting(detail())
    expect(sighting).not.toHaveProperty('refused')
    expect(sighting).not.toHaveProperty('keepalive')
    expect(sighting?.body).not.toHaveProperty('truncated')
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['an object', HEAD],
    ['a head alone', JSON.stringify(HEAD)],
    ['an empty string', ''],
    ['a body alone', '\n{}'],
    ['half a head', `${JSON.stringify(HEAD).slice(0, -2)}\n`],
    ['a list', '[]\n'],
    ['null', 'null\n'],
    ['another transport', detail({ transport: 'socket' })],
    ['a long method', detail({ method: 'P'.repeat(33) })],
    ['a long URL', detail({ url: `/${'x'.repeat(16 * 1024)}` })],
    ['long headers', detail({ headers: 'x'.repeat(64 * 1024 + 1) })],
    ['long secrets', detail({ secrets: 'x'.repeat(64 * 1024 + 1) })],
    ['a body that is too long', detail({}, 'x'.repeat(MAX_BODY_CHARS + 1))],
    ['headers as a list', detail({ headers: [] })],
    ['an unknown kind of body', detail({ body: 'none' })],
    ['a size that is no number', detail({ bytes: '5' })],
    ['half a byte', detail({ bytes: 0.5 })],
    ['a negative size', detail({ bytes: -1 })],
    ['a flag that is no flag', detail({ truncated: true })],
    ['no time', detail({ at: null })],
  ])('refuses %s', (_, sent) => {
    expect(parseSighting(sent)).toBeNull()
  })

  it('takes a body as long as may be', () => {
    expect(parseSighting(detail({}, 'x'.repeat(MAX_BODY_CHARS)))).not.toBeNull()
  })

  it('never throws, and gives at most four characters of a secret', () => {
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
