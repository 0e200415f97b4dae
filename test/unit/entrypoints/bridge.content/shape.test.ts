import { describe, expect, it } from 'vitest'
import type { Body, Header } from '../../../../core/capture'
import { readCapture } from '../../../../core/publish/read-capture'
import { mayInterest } from '../../../../entrypoints/bridge.content/shape'
import { captureOf, jsonBody, publishOf, textBody } from '../../../fixtures/make'

describe('mayInterest', () => {
  it.each<[string, readonly Header[], Body, boolean]>([
    ['X-Application', [['X-Application', 'shop']], textBody('x'), true],
    ['x-agent', [['x-agent', 'mine']], { encoding: 'none', why: 'stream' }, true],
    ['units', [], jsonBody(publishOf([])), true],
    ['units of a batch', [], jsonBody({ requests: [publishOf([])] }), true],
    ['bytes', [], { encoding: 'base64', data: 'AAAA', bytes: 3 }, true],
    ['another header of the SDK alone', [['X-Application-Version', '1']], textBody('x'), false],
    ['neither', [], jsonBody({ context: 1 }), false],
    ['no body', [], { encoding: 'none', why: 'stream' }, false],
  ])('%s: %j', (_, headers, body, interesting) => {
    expect(mayInterest({ headers, body })).toBe(interesting)
    // What is dropped in the page must be what the background would have dropped.
    if (!interesting) expect(readCapture(captureOf(1, { headers, body })).kind).toBe('foreign')
  })
})
