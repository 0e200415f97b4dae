// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { startDemo } from '../../../../demo/index.ts'
import type { Demo } from '../../../../demo/index.ts'

const UNKNOWN_GOAL = 'A goal with this name was not known at the time of ingestion'

let demo: Demo
beforeEach(async () => {
  demo = await startDemo()
})
afterEach(() => demo.stop())

const publish = { units: [{ type: 'session_id', uid: 'x' }], publishedAt: 1_795_460_300_120 }

/** Sends a request without the SDK. */
async function put(
  path: string,
  body: unknown,
  headers: Record<string, string> = { 'X-API-Key': demo.sdkKey },
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await fetch(`${demo.collectorUrl}${path}`, { method: 'PUT', headers, body: text })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const putBatchOf = (length: number) =>
  put('/context/batch', { requests: Array.from({ length }, () => publish) })

describe('collector without the SDK', () => {
  it.each([
    ['a body that is not JSON', '{"units"', 'request', -1, 'The body is not JSON'],
    ['a publish without units', { publishedAt: 1 }, 'request', -1, /^units: /],
    ['a publish without a time', { units: [] }, 'request', -1, /^publishedAt: /],
    ['a list', [], 'request', -1, /^units: |^body: /],
    [
      'a uid of 641 characters',
      { ...publish, units: [{ type: 'a', uid: 'x'.repeat(641) }] },
      'unit',
      0,
      /^units\.0\.uid: /,
    ],
    ['an empty uid', { ...publish, units: [{ type: 'a', uid: '' }] }, 'unit', 0, /^units\.0\.uid: /],
    [
      'a goal without a name',
      { ...publish, goals: [{ name: 'search', achievedAt: 1 }, { achievedAt: 1 }] },
      'goal',
      1,
      /^goals\.1\.name: /,
    ],
    [
      'a time with a fraction',
      { ...publish, goals: [{ name: 'search', achievedAt: 1.5 }] },
      'goal',
      0,
      /achievedAt/,
    ],
    [
      'properties that are a string',
      { ...publish, goals: [{ name: 'search', achievedAt: 1, properties: 'a' }] },
      'goal',
      0,
      /properties/,
    ],
    [
      'an incomplete exposure',
      { ...publish, exposures: [{ id: 1, name: 'x' }] },
      'exposure',
      0,
      /^exposures\.0\./,
    ],
    [
      'an attribute without a time',
      { ...publish, attributes: [{ name: 'x' }] },
      'attribute',
      0,
      /^attributes\.0\.setAt: /,
    ],
  ])('rejects %s', async (_, body, subject, eventIndex, message) => {
    const answer = await put('/context', body)
    expect(answer).toMatchObject({ status: 400, body: { ok: false, warnings: [] } })
    expect(answer.body['errors']).toContainEqual({
      batchIndex: 0,
      eventIndex,
      subject,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    })
  })

  it('rejects a missing key', async () => {
    expect((await put('/context', publish, {})).status).toBe(401)
    expect((await put('/context', publish)).status).toBe(200)
  })

  it('accepts null properties, an unhashed unit and unknown fields', async () => {
    const goals = [{ name: 'search', achievedAt: 1, properties: null, values: [1] }]
    expect((await put('/context', { ...publish, goals, sdkVersion: '1.14.0' })).body).toMatchObject({
      ok: true,
    })
  })

  it('accepts a batch and names the publish that a warning is about', async () => {
    const batch = { requests: [publish, { ...publish, goals: [{ name: 'nope', achievedAt: 1 }] }] }
    const answer = await put('/context/batch', batch)
    expect(answer.status).toBe(200)
    expect(answer.body['warnings']).toEqual([
      { batchIndex: 1, eventIndex: 0, subject: 'goal', message: UNKNOWN_GOAL },
    ])
  })

  it('accepts batches of 1 to 500', async () => {
    expect([
      (await putBatchOf(0)).status,
      (await putBatchOf(1)).status,
      (await putBatchOf(500)).status,
      (await putBatchOf(501)).status,
    ]).toEqual([400, 200, 200, 400])
  })

  it('names the invalid publish of a batch', async () => {
    const answer = await put('/context/batch', { requests: [publish, { units: [] }] })
    expect(answer.body).toMatchObject({ ok: false, errors: [{ batchIndex: 1, subject: 'request' }] })
    expect(answer.status).toBe(400)
  })

  it('creates the context of an old SDK', async () => {
    const answer = await fetch(`${demo.collectorUrl}/context`, {
      method: 'POST',
      headers: { 'X-API-Key': demo.sdkKey, 'X-Application': 'blue-mug-web', 'X-Environment': 'development' },
      body: JSON.stringify({ units: publish.units }),
    })
    const body = (await answer.json()) as Record<string, unknown>
    expect(body).toMatchObject({ guid: expect.any(String), units: publish.units })
    expect(body['assignments']).toMatchObject([
      { name: 'hero_headline', iteration: 1, variant: 0, eligible: true },
      { name: 'free_returns_badge' },
    ])
  })

  it('returns 404 for other paths', async () => {
    expect((await put('/goals', publish)).status).toBe(404)
  })
})

const preflight = (origin: string) =>
  fetch(`${demo.collectorUrl}/context`, {
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT' },
  })

describe('collector, CORS', () => {
  it.each([
    'http://localhost:4400',
    'https://shop.localhost',
    'http://127.0.0.1:1',
    'http://[::1]:80',
    'null',
  ])('allows %s with the headers that the SDK sends', async (origin) => {
    const { headers, status } = await preflight(origin)
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.get('access-control-allow-methods')).toContain('PUT')
    expect(headers.get('access-control-allow-headers')?.toLowerCase().split(', ').toSorted()).toEqual([
      'content-type',
      'x-agent',
      'x-api-key',
      'x-application',
      'x-application-version',
      'x-environment',
    ])
  })

  it.each([
    'https://shop.example',
    'http://localhost.example',
    'http://notlocalhost',
    'http://127.0.0.1.example',
  ])('does not allow %s', async (origin) => {
    expect((await preflight(origin)).headers.has('access-control-allow-origin')).toBe(false)
  })

  it('adds its headers to every response to a page, even a misbehaving one', async () => {
    demo.misbehave({ server: 'collector', status: 503 })
    const answer = await fetch(`${demo.collectorUrl}/context`, {
      headers: { Origin: 'http://localhost:4400' },
    })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:4400')
  })
})
