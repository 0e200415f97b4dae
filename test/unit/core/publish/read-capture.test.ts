import { describe, expect, it } from 'vitest'
import type { Body, Header } from '../../../../core/capture'
import { publishesOf, type Readable, readCapture } from '../../../../core/publish/read-capture'
import { COLLECTOR, jsonBody, publishWith, SDK_HEADERS, textBody } from '../../../fixtures/make'

const NO_HEADERS: readonly Header[] = [['Content-Type', 'application/json']]

const request = (body: Body, more: Partial<Readable> = {}): Readable => ({
  method: 'PUT',
  url: COLLECTOR,
  headers: SDK_HEADERS,
  body,
  ...more,
})

describe('whose request it is', () => {
  it.each<[string, Body, readonly Header[], string]>([
    ['units and SDK headers', jsonBody(publishWith(['a'])), SDK_HEADERS, 'publishes'],
    ['units alone', jsonBody(publishWith(['a'])), NO_HEADERS, 'publishes'],
    ['units that are no list', jsonBody({ units: null, publishedAt: 1 }), NO_HEADERS, 'publishes'],
    ['X-Application alone', jsonBody({ goals: [] }), [['X-Application', 'shop']], 'publishes'],
    ['x-agent alone, lower case', jsonBody({ goals: [] }), [['x-agent', 'mine']], 'publishes'],
    ['an empty X-Application', jsonBody({ goals: [] }), [['X-Application', '']], 'publishes'],
    ['neither', jsonBody({ goals: [] }), NO_HEADERS, 'foreign'],
    ['X-Environment alone', jsonBody({ goals: [] }), [['X-Environment', 'production']], 'foreign'],
    ['units of `__proto__`', textBody('{"__proto__":{"units":[]}}'), NO_HEADERS, 'foreign'],
    ['units further in', jsonBody({ user: { units: [] } }), NO_HEADERS, 'foreign'],
    ['not JSON, no headers', textBody('units'), NO_HEADERS, 'foreign'],
    ['a list, no headers', jsonBody([{ units: [] }]), NO_HEADERS, 'foreign'],
    ['a batch', jsonBody({ requests: [publishWith(['a'])] }), NO_HEADERS, 'publishes'],
    ['a batch of something else', jsonBody({ requests: [{ id: 1 }, 'units'] }), NO_HEADERS, 'foreign'],
    ['an empty batch of something else', jsonBody({ requests: [] }), NO_HEADERS, 'foreign'],
    [
      'bytes that are not text, no headers',
      { encoding: 'base64', data: '/w==', bytes: 1 },
      NO_HEADERS,
      'foreign',
    ],
    ['a publish as bytes', base64(JSON.stringify(publishWith(['ü']))), NO_HEADERS, 'publishes'],
    [
      'the beginning of a publish, no headers',
      { encoding: 'text', data: '{"units":[', bytes: 2_000_000, truncated: true },
      NO_HEADERS,
      'unreadable',
    ],
    [
      'the beginning of something else',
      { encoding: 'text', data: '{"name":"x', bytes: 2_000_000, truncated: true },
      NO_HEADERS,
      'foreign',
    ],
  ])('%s', (_, body, headers, kind) => {
    expect(readCapture(request(body, { headers })).kind).toBe(kind)
  })

  it.each<[string, unknown, string]>([
    ['POST', { units: [] }, 'context-load'],
    ['POST', { units: [], attributes: [] }, 'context-load'],
    ['POST', { units: [], goals: [] }, 'publishes'],
    ['POST', { units: [], exposures: [] }, 'publishes'],
    ['POST', { units: [], publishedAt: 1 }, 'publishes'],
    ['PUT', { units: [] }, 'publishes'],
  ])('%s %j', (method, json, kind) => {
    expect(readCapture(request(jsonBody(json), { method })).kind).toBe(kind)
  })
})

describe('what is wrong with a body', () => {
  it.each<[string, Body, object]>([
    ['none', { encoding: 'none', why: 'absent' }, { key: 'problem.body.absent' }],
    ['a stream', { encoding: 'none', why: 'stream' }, { key: 'problem.body.stream' }],
    ['form data', { encoding: 'none', why: 'formData' }, { key: 'problem.body.formData' }],
    ['an unknown object', { encoding: 'none', why: 'unreadable' }, { key: 'problem.body.unreadable' }],
    [
      'too long',
      { encoding: 'text', data: '{', bytes: 1_048_577, truncated: true },
      { key: 'problem.body.truncated', values: { bytes: 1_048_577 } },
    ],
    ['gzip', { encoding: 'base64', data: 'H4sIAAAA', bytes: 6 }, { key: 'problem.body.compressed' }],
    ['Latin-1', { encoding: 'base64', data: '/A==', bytes: 1 }, { key: 'problem.body.notUtf8' }],
    ['not base64', { encoding: 'base64', data: '*', bytes: 1 }, { key: 'problem.body.notUtf8' }],
    ['text', textBody('hello'), { key: 'problem.body.notJson' }],
    ['half of it', textBody('{"units":['), { key: 'problem.body.notJson' }],
    ['nothing', textBody(''), { key: 'problem.body.notJson' }],
    ['a list', jsonBody([]), { key: 'problem.body.notObject' }],
    ['null', jsonBody(null), { key: 'problem.body.notObject' }],
    ['a number', jsonBody(1), { key: 'problem.body.notObject' }],
  ])('%s', (_, body, problem) => {
    expect(readCapture(request(body))).toEqual({ kind: 'unreadable', problem })
    expect(publishesOf(request(body))).toEqual([])
  })

  it('names a body that is nested too deep to be shown', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const body = { encoding: 'text', data: `{"units":[],"deep":${deep}}`, bytes: 40_020 } as const
    expect(readCapture(request(body))).toMatchObject({
      kind: 'unreadable',
      problem: { key: 'problem.body.tooDeep' },
    })
  })

  it('names what of a batch cannot be read', () => {
    const mixed = request(jsonBody({ requests: ['x', publishWith([])] }))
    expect(publishesOf(mixed)[0]?.problems).toContainEqual({
      message: { key: 'problem.body.batch', values: {}, count: 1 },
    })
  })

  it('names a batch of which nothing can be read', () => {
    expect(readCapture(request(jsonBody({ requests: ['x', 1, null] })))).toMatchObject({ kind: 'unreadable' })
  })
})

describe('headers', () => {
  it('are read whatever their case, the last of a name as the browser sends it', () => {
    const headers: Header[] = [
      ['x-APPLICATION', 'shop'],
      ['X-Environment', 'production'],
      ['x-application-version', 'undefined'],
      ['X-Agent', 'segment'],
    ]
    expect(publishesOf(request(jsonBody(publishWith([])), { headers }))[0]).toMatchObject({
      application: 'shop',
      environment: 'production',
      applicationVersion: 'undefined',
      agent: 'segment',
    })
  })

  it('are null where there are none', () => {
    expect(publishesOf(request(jsonBody(publishWith([])), { headers: [] }))[0]).toMatchObject({
      application: null,
      environment: null,
      applicationVersion: null,
      agent: null,
    })
  })

  it('hold for every publish of a batch', () => {
    const body = jsonBody({ requests: [publishWith(['a']), publishWith(['b'])] })
    expect(publishesOf(request(body)).map(({ application }) => application)).toEqual(['shop', 'shop'])
  })
})

function base64(text: string): Body {
  const bytes = Buffer.from(text)
  return { encoding: 'base64', data: bytes.toString('base64'), bytes: bytes.length }
}
