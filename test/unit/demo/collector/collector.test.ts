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

/** A request as a hand-made sender makes it. */
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

describe('the collector and hand-made requests', () => {
  it.each([
    ['no JSON', '{"units"', 'request', -1, 'The body is not JSON'],
    ['no units', { publishedAt: 1 }, 'request', -1, /^units: /],
    ['no time', { units: [] }, 'request', -1, /^publishedAt: /],
    ['a list', [], 'request', -1, /^units: |^body: /],
    [
      'a uid of 641',
      { ...publish, units: [{ type: 'a', uid: 'x'.repeat(641) }] },
      'unit',
      0,
      /^units\.0\.uid: /,
    ],
    ['an empty uid', { ...publish, units: [{ type: 'a', uid: '' }] }, 'unit', 0, /^units\.0\.uid: /],
    [
      'a nameless goal',
      { ...publish, goals: [{ name: 'search', achievedAt: 1 }, { achievedAt: 1 }] },
      'goal',
      1,
      /^goals\.1\.name: /,
    ],
    [
      'seconds with a fraction',
      { ...publish, goals: [{ name: 'search', achievedAt: 1.5 }] },
      'goal',
      0,
      /achievedAt/,
    ],
    [
      'listed properties',
      { ...publish, goals: [{ name: 'search', achievedAt: 1, properties: 'a' }] },
      'goal',
      0,
      /properties/,
    ],
    ['half an exposure', { ...publish, exposures: [{ id: 1, name: 'x' }] }, 'exposure', 0, /^exposures\.0\./],
    [
      'a timeless attribute',
      { ...publish, attributes: [{ name: 'x' }] },
      'attribute',
      0,
      /^attributes\.0\.setAt: /,
    ],
  ])('refuses %s', async (_, body, subject, eventIndex, message) => {
    const answer = await put('/context', body)
    expect(answer).toMatchObject({ status: 400, body: { ok: false, warnings: [] } })
    expect(answer.body['errors']).toContainEqual({
      batchIndex: 0,
      eventIndex,
      subject,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    })
  })

  it('refuses a missing key', async () => {
    expect((await put('/context', publish, {})).status).toBe(401)
    expect((await put('/context', publish)).status).toBe(200)
  })

  it('takes a goal with null properties, an unhashed unit and fields it has not heard of', async () => {
    const goals = [{ name: 'search', achievedAt: 1, properties: null, values: [1] }]
    expect((await put('/context', { ...publish, goals, sdkVersion: '1.14.0' })).body).toMatchObject({
      ok: true,
    })
  })

  it('takes a batch and says which publish a warning is about', async () => {
    const batch = { requests: [publish, { ...publish, goals: [{ name: 'nope', achievedAt: 1 }] }] }
    const answer = await put('/context/batch', batch)
    expect(answer.status).toBe(200)
    expect(answer.body['warnings']).toEqual([
      { batchIndex: 1, eventIndex: 0, subject: 'goal', message: UNKNOWN_GOAL },
    ])
  })

  it('takes batches of 1 to 500', async () => {
    expect([
      (await putBatchOf(0)).status,
      (await putBatchOf(1)).status,
      (await putBatchOf(500)).status,
      (await putBatchOf(501)).status,
    ]).toEqual([400, 200, 200, 400])
  })

  it('names the wrong publish of a batch', async () => {
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

  it('has nothing anywhere else', async () => {
    expect((await put('/goals', publish)).status).toBe(404)
  })
})

const preflight = (origin: string) =>
  fetch(`${demo.collectorUrl}/context`, {
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT' },
  })

describe('CORS', () => {
  it.each([
    'http://localhost:4400',
    'https://shop.localhost',
    'http://127.0.0.1:1',
    'http://[::1]:80',
    'null',
  ])('lets %s in, with the headers the SDK sends', async (origin) => {
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
  ])('keeps %s out', async (origin) => {
    expect((await preflight(origin)).headers.has('access-control-allow-origin')).toBe(false)
  })

  it('is on every answer to a page, a spoilt one too', async () => {
    demo.misbehave({ server: 'collector', status: 503 })
    const answer = await fetch(`${demo.collectorUrl}/context`, {
      headers: { Origin: 'http://localhost:4400' },
    })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:4400')
  })
})
