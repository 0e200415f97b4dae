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

describe('readCapture', () => {
  it.each<[string, Body, readonly Header[], string]>([
    ['units and SDK headers', jsonBody(publishWith(['a'])), SDK_HEADERS, 'publishes'],
    ['units alone', jsonBody(publishWith(['a'])), NO_HEADERS, 'publishes'],
    ['units that are not an array', jsonBody({ units: null, publishedAt: 1 }), NO_HEADERS, 'publishes'],
    ['X-Application alone', jsonBody({ goals: [] }), [['X-Application', 'shop']], 'publishes'],
    ['x-agent alone, lower case', jsonBody({ goals: [] }), [['x-agent', 'mine']], 'publishes'],
    ['an empty X-Application', jsonBody({ goals: [] }), [['X-Application', '']], 'publishes'],
    ['neither units nor SDK headers', jsonBody({ goals: [] }), NO_HEADERS, 'foreign'],
    ['X-Environment alone', jsonBody({ goals: [] }), [['X-Environment', 'production']], 'foreign'],
    ['units of `__proto__`', textBody('{"__proto__":{"units":[]}}'), NO_HEADERS, 'foreign'],
    ['nested units', jsonBody({ user: { units: [] } }), NO_HEADERS, 'foreign'],
    ['a body that is not JSON without SDK headers', textBody('units'), NO_HEADERS, 'foreign'],
    ['an array without SDK headers', jsonBody([{ units: [] }]), NO_HEADERS, 'foreign'],
    ['a batch', jsonBody({ requests: [publishWith(['a'])] }), NO_HEADERS, 'publishes'],
    ['a foreign batch', jsonBody({ requests: [{ id: 1 }, 'units'] }), NO_HEADERS, 'foreign'],
    ['an empty foreign batch', jsonBody({ requests: [] }), NO_HEADERS, 'foreign'],
    [
      'a binary body without SDK headers',
      { encoding: 'base64', data: '/w==', bytes: 1 },
      NO_HEADERS,
      'foreign',
    ],
    ['a publish in base64', base64(JSON.stringify(publishWith(['ü']))), NO_HEADERS, 'publishes'],
    [
      'the start of a publish without SDK headers',
      { encoding: 'text', data: '{"units":[', bytes: 2_000_000, truncated: true },
      NO_HEADERS,
      'unreadable',
    ],
    [
      'the start of a publish as bytes without SDK headers',
      { encoding: 'base64', data: btoa('{"units":['), bytes: 2_000_000, truncated: true },
      NO_HEADERS,
      'unreadable',
    ],
    [
      'the start of foreign bytes',
      { encoding: 'base64', data: btoa('{"name":"x'), bytes: 2_000_000, truncated: true },
      NO_HEADERS,
      'foreign',
    ],
    [
      'the start of a foreign body',
      { encoding: 'text', data: '{"name":"x', bytes: 2_000_000, truncated: true },
      NO_HEADERS,
      'foreign',
    ],
  ])('classifies %s as $3', (_, body, headers, kind) => {
    expect(readCapture(request(body, { headers })).kind).toBe(kind)
  })

  it.each<[string, unknown, string]>([
    ['POST', { units: [] }, 'context-load'],
    ['POST', { units: [], attributes: [] }, 'context-load'],
    ['POST', { units: [], goals: [] }, 'publishes'],
    ['POST', { units: [], exposures: [] }, 'publishes'],
    ['POST', { units: [], publishedAt: 1 }, 'publishes'],
    ['PUT', { units: [] }, 'publishes'],
  ])('classifies a %s of %j as %s', (method, json, kind) => {
    expect(readCapture(request(jsonBody(json), { method })).kind).toBe(kind)
  })
})

describe('unreadable bodies', () => {
  it.each<[string, Body, object]>([
    ['a missing body', { encoding: 'none', why: 'absent' }, { key: 'problem.body.absent' }],
    ['a stream', { encoding: 'none', why: 'stream' }, { key: 'problem.body.stream' }],
    ['form data', { encoding: 'none', why: 'formData' }, { key: 'problem.body.formData' }],
    ['an unknown object', { encoding: 'none', why: 'unreadable' }, { key: 'problem.body.unreadable' }],
    [
      'a truncated body',
      { encoding: 'text', data: '{', bytes: 1_048_577, truncated: true },
      { key: 'problem.body.truncated', values: { bytes: 1_048_577 } },
    ],
    [
      'a compressed body',
      { encoding: 'base64', data: 'H4sIAAAA', bytes: 6 },
      { key: 'problem.body.compressed' },
    ],
    ['Latin-1', { encoding: 'base64', data: '/A==', bytes: 1 }, { key: 'problem.body.notUtf8' }],
    ['invalid base64', { encoding: 'base64', data: '*', bytes: 1 }, { key: 'problem.body.notUtf8' }],
    ['plain text', textBody('hello'), { key: 'problem.body.notJson' }],
    ['half a publish', textBody('{"units":['), { key: 'problem.body.notJson' }],
    ['an empty body', textBody(''), { key: 'problem.body.notJson' }],
    ['an array', jsonBody([]), { key: 'problem.body.notObject' }],
    ['null', jsonBody(null), { key: 'problem.body.notObject' }],
    ['a number', jsonBody(1), { key: 'problem.body.notObject' }],
  ])('have a specific problem: %s', (_, body, problem) => {
    expect(readCapture(request(body))).toEqual({ kind: 'unreadable', problem })
    expect(publishesOf(request(body))).toEqual([])
  })

  it('include a body that is nested too deeply', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const body = { encoding: 'text', data: `{"units":[],"deep":${deep}}`, bytes: 40_020 } as const
    expect(readCapture(request(body))).toMatchObject({
      kind: 'unreadable',
      problem: { key: 'problem.body.tooDeep' },
    })
  })

  it('are counted in a batch with readable publishes', () => {
    const mixed = request(jsonBody({ requests: ['x', publishWith([])] }))
    expect(publishesOf(mixed)[0]?.problems).toContainEqual({
      message: { key: 'problem.body.batch', values: {}, count: 1 },
    })
  })

  it('include a batch without a readable publish', () => {
    expect(readCapture(request(jsonBody({ requests: ['x', 1, null] })))).toMatchObject({ kind: 'unreadable' })
  })
})

describe('publishesOf', () => {
  it('reads headers in any case', () => {
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

  it('returns null for missing headers', () => {
    expect(publishesOf(request(jsonBody(publishWith([])), { headers: [] }))[0]).toMatchObject({
      application: null,
      environment: null,
      applicationVersion: null,
      agent: null,
    })
  })

  it('applies the headers to every publish of a batch', () => {
    const body = jsonBody({ requests: [publishWith(['a']), publishWith(['b'])] })
    expect(publishesOf(request(body)).map(({ application }) => application)).toEqual(['shop', 'shop'])
  })
})

function base64(text: string): Body {
  const bytes = Buffer.from(text)
  return { encoding: 'base64', data: bytes.toString('base64'), bytes: bytes.length }
}
