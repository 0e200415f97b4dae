import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyFromBytes } from '../../../../core/body-from-bytes'
import type { Body, Header, Sighting } from '../../../../core/capture'
import { readCapture } from '../../../../core/publish/read-capture'
import { AbsmartlyRequests } from '../../../../entrypoints/bridge.content/absmartly-request'
import { captureOf, jsonBody, publishWith, textBody } from '../../../fixtures/make'

const PUBLISH = JSON.stringify(publishWith([]))
const bytesOf = (data: Uint8Array) => ({
  encoding: 'base64' as const,
  data: Buffer.from(data).toString('base64'),
  bytes: data.length,
})
const gzipped = (text: string): Body => bytesOf(gzipSync(text))

function passed(...sightings: readonly Sighting[]) {
  const found: Sighting[] = []
  const requests = new AbsmartlyRequests((sighting) => found.push(sighting))
  for (const sighting of sightings) requests.add(sighting)
  return { found, requests }
}

describe('AbsmartlyRequests', () => {
  it.each<[string, readonly Header[], Body, boolean]>([
    ['a body with X-Application', [['X-Application', 'shop']], textBody('x'), true],
    ['a stream with x-agent', [['x-agent', 'mine']], { encoding: 'none', why: 'stream' }, true],
    ['a body with units', [], jsonBody(publishWith([])), true],
    ['a batch with units', [], jsonBody({ requests: [publishWith([])] }), true],
    ['a publish as bytes', [], bytesOf(Buffer.from(PUBLISH)), true],
    ['a cut publish', [], { ...bytesOf(Buffer.from(PUBLISH)), bytes: 2_000_000, truncated: true }, true],
    ['a compressed body with x-agent', [['x-agent', 'mine']], gzipped(PUBLISH), true],
    ['other bytes', [], bytesOf(new Uint8Array([255, 0, 1])), false],
    ['other text as bytes', [], bytesOf(Buffer.from('{"event":1}')), false],
    ['a word that only looks like units', [], jsonBody({ measure: 'units' }), false],
    ['units in another place', [], jsonBody({ order: { units: 3 } }), false],
    ['units that are not JSON', [], textBody('"units"'), false],
    ['a body with only another SDK header', [['X-Application-Version', '1']], textBody('x'), false],
    ['a body with neither', [], jsonBody({ context: 1 }), false],
    ['a stream without headers', [], { encoding: 'none', why: 'stream' }, false],
  ])('checks %s', (_, headers, body, isPassed) => {
    expect(passed(captureOf(1, { headers, body })).found).toHaveLength(isPassed ? 1 : 0)
  })

  it.each([
    ['/v1/context?application=shop&environment=production', true],
    ['/v1/context?application=shop', false],
    ['/v1/context?xapplication=shop&environment=production', false],
    ['/v1#/context?application=shop&environment=production', false],
  ])('maps GET %s to %j', (path, isPassed) => {
    const url = `https://acme.absmartly.io${path}`
    const load = captureOf(1, { method: 'GET', url, body: { encoding: 'none', why: 'absent' } })
    expect(passed(load).found).toHaveLength(isPassed ? 1 : 0)
    expect(readCapture(load).kind).toBe(isPassed ? 'context-load' : 'foreign')
  })

  it('passes on exactly the requests that the background keeps', () => {
    const json = fc.oneof(
      fc.json(),
      fc.constantFrom(PUBLISH, JSON.stringify({ requests: [publishWith([])] }), '{"units":[]}', '{"units":'),
    )
    fc.assert(
      fc.property(json, fc.boolean(), fc.boolean(), (text, isBytes, hasHeader) => {
        const body = isBytes ? bytesOf(Buffer.from(text)) : textBody(text)
        const capture = captureOf(1, { headers: hasHeader ? [['X-Agent', 'a']] : [], body })
        const decoded = { ...capture, body: isBytes ? bodyFromBytes(Buffer.from(text)) : body }
        expect(passed(capture).found).toHaveLength(readCapture(decoded).kind === 'foreign' ? 0 : 1)
      }),
    )
  })

  it('decompresses a body before it decides', async () => {
    const { found } = passed(
      captureOf(1, { headers: [], body: gzipped(PUBLISH) }),
      captureOf(2, { headers: [], body: gzipped('{"event":1}') }),
    )
    expect(found).toEqual([])
    await expect
      .poll(() => found.map(({ body }) => body))
      .toMatchObject([{ encoding: 'text', data: PUBLISH }])
  })

  it('passes on undecided requests once when the document unloads', async () => {
    const { found, requests } = passed(captureOf(1, { headers: [], body: gzipped(PUBLISH) }))
    requests.flush()
    expect(found).toHaveLength(1)
    const after: Sighting[] = []
    const other = new AbsmartlyRequests((sighting) => after.push(sighting))
    other.add(captureOf(2, { headers: [], body: gzipped(PUBLISH) }))
    await expect.poll(() => after.length).toBe(1)
    expect(found).toHaveLength(1)
  })
})
