import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  MAX_BATCH_ITEMS,
  parseAcknowledgement,
  parseBridgeMessage,
  parsePresence,
  parseBridgeRequest,
} from '../../../../core/protocol/bridge'
import { MAX_URL_CHARS } from '../../../../core/capture'
import { MAX_BODY_CHARS } from '../../../../core/protocol/fields'
import { batchOf, documentOf, pageCaptureOf } from '../../../fixtures/make'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const batchWith = (more: object) => ({ ...batchOf([]), captures: [{ ...pageCaptureOf(), ...more }] })
const batchIn = (more: object) => ({ ...batchOf([]), document: { ...documentOf(), ...more } })
const captures = (count: number) =>
  Array.from({ length: count }, (_, index) => pageCaptureOf(`capture-${index}`))

describe('parseBridgeMessage', () => {
  it.each<[string, unknown]>([
    ['a batch', batchOf([pageCaptureOf()], { lost: 3 })],
    ['a full batch', batchOf(captures(MAX_BATCH_ITEMS))],
    ['a missing body', batchWith({ body: { encoding: 'none', why: 'formData' } })],
    [
      'a truncated body',
      batchWith({ body: { encoding: 'base64', data: 'AAAA', bytes: 2_000_000, truncated: true } }),
    ],
    ['a refused beacon', batchWith({ transport: 'beacon', method: 'POST', refused: true })],
    [
      'the longest body',
      batchWith({ body: { encoding: 'text', data: 'x'.repeat(MAX_BODY_CHARS), bytes: 1 } }),
    ],
    ['a fraction of a millisecond', batchIn({ startedAt: 1795460300120.4 })],
    ['a hello', { type: 'document', document: documentOf('0123456789abcdef0123456789abcdef') }],
  ])('parses %s', (_, message) => {
    expect(parseBridgeMessage(JSON.parse(JSON.stringify(message)))).toEqual(message)
  })

  it('drops fields that are not in the protocol', () => {
    expect(parseBridgeMessage({ ...batchWith({ seq: 1, extra: 2 }), tabId: 7 })).toEqual(batchWith({}))
  })

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['another type', { ...batchOf([]), type: 'records' }],
    ['no document', { ...batchOf([]), document: null }],
    ['one capture too many', batchOf(captures(MAX_BATCH_ITEMS + 1))],
    ['a document URL that is too long', batchIn({ url: 'x'.repeat(MAX_URL_CHARS + 1) })],
    ['a batch id with a space', { ...batchOf([]), batch: 'batch 00001' }],
    ['a negative number of lost captures', { ...batchOf([]), lost: -1 }],
  ])('returns null for %s', (_, message) => {
    expect(parseBridgeMessage(message)).toBeNull()
  })
})

describe('parseBridgeMessage, one bad capture', () => {
  const good = pageCaptureOf('good-capture')
  const parsed = (more: object) =>
    parseBridgeMessage({ ...batchOf([]), captures: [good, { ...pageCaptureOf(), ...more }, good], lost: 2 })

  it.each<[string, object]>([
    ['is too long', { encoding: 'text', data: 'x'.repeat(MAX_BODY_CHARS + 1), bytes: 1 }],
    ['has no size', { encoding: 'text', data: 'x' }],
    ['has “truncated” false', { encoding: 'text', data: '', bytes: 0, truncated: false }],
    ['is missing for an unknown reason', { encoding: 'none', why: 'because' }],
  ])('is kept without its body when the body %s', (_, body) => {
    const unreadable = { ...pageCaptureOf(), body: { encoding: 'none', why: 'unreadable' } }
    expect(parsed({ body })).toEqual({ ...batchOf([]), captures: [good, unreadable, good], lost: 2 })
  })

  it.each<[string, object]>([
    ['has a URL that is too long', { url: 'x'.repeat(MAX_URL_CHARS + 1) }],
    ['has an id that is too short', { id: '1234567' }],
    ['has an id that is too long', { id: 'x'.repeat(65) }],
    ['has an id with invalid characters', { id: 'capture/1/0' }],
    ['has more than the last four characters of a secret', { secrets: [['X-API-Key', 'xY1zA']] }],
    ['has a header that is not a pair', { headers: [['X-Agent']] }],
    ['has a header value that is not a string', { headers: [['X-Agent', 1]] }],
    ['has an infinite time', { at: Number.POSITIVE_INFINITY }],
    ['has a time of NaN', { at: Number.NaN }],
    ['has an unknown transport', { transport: 'socket' }],
    ['has a long method', { method: 'P'.repeat(33) }],
  ])('is counted as dropped when it %s', (_, more) => {
    expect(parsed(more)).toEqual({ ...batchOf([]), captures: [good, good], lost: 3 })
  })

  it('is counted as dropped when it is not an object', () => {
    const message = { ...batchOf([]), captures: [null, 'x', good] }
    expect(parseBridgeMessage(message)).toEqual({ ...batchOf([]), captures: [good], lost: 2 })
  })
})

describe('parsers of other messages', () => {
  it('parse valid messages', () => {
    const presence = { interceptor: 'inPlace', document: documentOf(), frames: 3 }
    expect(parseAcknowledgement({ acknowledged: 'batch-00001' })).toEqual({ acknowledged: 'batch-00001' })
    expect(parseBridgeRequest({ type: 'presence' })).toEqual({ type: 'presence' })
    const question = { type: 'sent', url: 'https://acme.absmartly.io/v1/context', at: 1000.5 }
    expect(parseBridgeRequest(question)).toEqual(question)
    expect(parseBridgeMessage({ type: 'present', presence })).toEqual({ type: 'present', presence })
    expect(parsePresence(presence)).toEqual(presence)
  })

  it.each(Object.entries({ parseBridgeMessage, parseAcknowledgement, parseBridgeRequest, parsePresence }))(
    'return null for anything else without throwing: %s',
    (_, parse) => {
      fc.assert(
        fc.property(fc.anything(), (value) => {
          expect(parse(value)).toBeNull()
        }),
      )
    },
  )
})
