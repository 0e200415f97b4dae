import { describe, expect, it } from 'vitest'
import type { Body, Header } from '../../../../core/capture'
import { readCapture } from '../../../../core/publish/read-capture'
import { mightBePublish } from '../../../../entrypoints/bridge.content/shape'
import { captureOf, jsonBody, publishWith, textBody } from '../../../fixtures/make'

describe('mayInterest', () => {
  it.each<[string, readonly Header[], Body, boolean]>([
    ['X-Application', [['X-Application', 'shop']], textBody('x'), true],
    ['x-agent', [['x-agent', 'mine']], { encoding: 'none', why: 'stream' }, true],
    ['units', [], jsonBody(publishWith([])), true],
    ['units of a batch', [], jsonBody({ requests: [publishWith([])] }), true],
    ['bytes', [], { encoding: 'base64', data: 'AAAA', bytes: 3 }, true],
    ['another header of the SDK alone', [['X-Application-Version', '1']], textBody('x'), false],
    ['neither', [], jsonBody({ context: 1 }), false],
    ['no body', [], { encoding: 'none', why: 'stream' }, false],
  ])('%s: %j', (_, headers, body, interesting) => {
    expect(mightBePublish(captureOf(1, { headers, body }))).toBe(interesting)
    // What is dropped in the page must be what the background would have dropped.
    if (!interesting) expect(readCapture(captureOf(1, { headers, body })).kind).toBe('foreign')
  })
  it.each([
    ['/v1/context?application=shop&environment=production', true],
    ['/v1/context?application=shop', false],
    ['/v1/context?xapplication=shop&environment=production', false],
    ['/v1#/context?application=shop&environment=production', false],
  ])('GET %s: %j', (path, interesting) => {
    const url = `https://acme.absmartly.io${path}`
    const load = captureOf(1, { method: 'GET', url, body: { encoding: 'none', why: 'absent' } })
    expect(mightBePublish(load)).toBe(interesting)
    expect(readCapture(load).kind).toBe(interesting ? 'context-load' : 'foreign')
  })
})
