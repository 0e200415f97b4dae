import { describe, expect, it } from 'vitest'
import type { Body, Header } from '../../../../core/capture'
import { readCapture } from '../../../../core/publish/read-capture'
import { mightBePublish } from '../../../../entrypoints/bridge.content/might-be-publish'
import { captureOf, jsonBody, publishWith, textBody } from '../../../fixtures/make'

describe('mightBePublish', () => {
  it.each<[string, readonly Header[], Body, boolean]>([
    ['a body with X-Application', [['X-Application', 'shop']], textBody('x'), true],
    ['a stream with x-agent', [['x-agent', 'mine']], { encoding: 'none', why: 'stream' }, true],
    ['a body with units', [], jsonBody(publishWith([])), true],
    ['a batch with units', [], jsonBody({ requests: [publishWith([])] }), true],
    ['a body of bytes', [], { encoding: 'base64', data: 'AAAA', bytes: 3 }, true],
    ['a body with only another SDK header', [['X-Application-Version', '1']], textBody('x'), false],
    ['a body with neither', [], jsonBody({ context: 1 }), false],
    ['a stream without headers', [], { encoding: 'none', why: 'stream' }, false],
  ])('checks %s', (_, headers, body, interesting) => {
    expect(mightBePublish(captureOf(1, { headers, body }))).toBe(interesting)
    // The page may drop only requests that the background would drop too.
    if (!interesting) expect(readCapture(captureOf(1, { headers, body })).kind).toBe('foreign')
  })
  it.each([
    ['/v1/context?application=shop&environment=production', true],
    ['/v1/context?application=shop', false],
    ['/v1/context?xapplication=shop&environment=production', false],
    ['/v1#/context?application=shop&environment=production', false],
  ])('maps GET %s to %j', (path, interesting) => {
    const url = `https://acme.absmartly.io${path}`
    const load = captureOf(1, { method: 'GET', url, body: { encoding: 'none', why: 'absent' } })
    expect(mightBePublish(load)).toBe(interesting)
    expect(readCapture(load).kind).toBe(interesting ? 'context-load' : 'foreign')
  })
})
