/** Tests entries as found in the network logs of Chromium 156 and Firefox ESR 153. */
import { describe, expect, it } from 'vitest'
import { MAX_BODY_BYTES } from '../../../../core/capture'
import { captureFromHar, type HarEntry, hasReadableResponse } from '../../../../core/har/har-entry'
import { jsonBody, publishWith } from '../../../fixtures/make'

const ADDRESS = 'https://acme.absmartly.io/v1/context'
const ID = 'entry-0001'
const TEXT = JSON.stringify(publishWith(['add_to_cart']))
const FROM_SHOP = [
  { name: 'Origin', value: 'https://shop.example' },
  { name: 'Sec-Fetch-Mode', value: 'cors' },
]

function entry(request: Partial<HarEntry['request']>, response: Partial<HarEntry['response']>): HarEntry {
  return {
    startedDateTime: new Date(1000),
    time: 30,
    request: { method: 'PUT', url: ADDRESS, headers: [], bodySize: 0, postData: { text: TEXT }, ...request },
    response: { status: 200, ...response },
  }
}
const FAILED = { status: 0, _error: 'net::ERR_FAILED' }

describe('captureFromHar: outcome', () => {
  it.each<[string, HarEntry, object]>([
    ['a response', entry({}, {}), { at: 1030, status: 200 }],
    ['no response', entry({}, { status: 0 }), { at: 1030, status: null }],
    [
      'a refused connection',
      entry({}, { status: 0, _error: 'net::ERR_CONNECTION_REFUSED' }),
      { at: 1030, status: null, error: 'net::ERR_CONNECTION_REFUSED' },
    ],
    [
      'a refused preflight',
      entry({}, FAILED),
      { at: 1030, status: null, error: 'net::ERR_FAILED', preflight: 'refused' },
    ],
    [
      'a failure in a service worker',
      entry({}, { ...FAILED, _fetchedViaServiceWorker: true }),
      { at: 1030, status: null, error: 'net::ERR_FAILED' },
    ],
    [
      'a failed GET, which needs no preflight',
      entry({ method: 'GET', url: `${ADDRESS}?application=a&environment=b` }, FAILED),
      { at: 1030, status: null, error: 'net::ERR_FAILED' },
    ],
    [
      'a response that Chromium hides',
      entry({}, { ...FAILED, status: 200 }),
      { at: 1030, status: 200, error: 'net::ERR_FAILED' },
    ],
    [
      'a response that Firefox hides',
      entry({ headers: FROM_SHOP }, { headers: [] }),
      { at: 1030, status: 200, error: 'NS_ERROR_DOM_BAD_URI' },
    ],
    [
      'a response with CORS permission',
      entry(
        { headers: FROM_SHOP },
        { headers: [{ name: 'Access-Control-Allow-Origin', value: 'https://shop.example' }] },
      ),
      { at: 1030, status: 200 },
    ],
  ])('returns the outcome of %s', (_, logged, outcome) => {
    expect(captureFromHar(logged, ID)?.outcome).toEqual(outcome)
  })
})

describe('captureFromHar: body', () => {
  it('is the request body', () => {
    expect(captureFromHar(entry({ bodySize: TEXT.length }, {}), ID)?.body).toEqual(
      jsonBody(publishWith(['add_to_cart'])),
    )
  })

  it('has the size of the whole request when Firefox cut it after a MiB', () => {
    const text = `{"units":[],"pad":"${'x'.repeat(MAX_BODY_BYTES)}`.slice(0, MAX_BODY_BYTES)
    const headers = [{ name: 'Content-Length', value: '1100000' }]
    expect(captureFromHar(entry({ headers, postData: { text } }, {}), ID)?.body).toEqual({
      encoding: 'text',
      data: text,
      bytes: 1_100_000,
      truncated: true,
    })
  })

  it('is not given when Chromium replaced bytes that are not UTF-8', () => {
    const text = '\u{1f}\ufffd\b'.repeat(25_000)
    const headers = [
      { name: 'Content-Length', value: String(text.length) },
      { name: 'X-Agent', value: 'absmartly-javascript-sdk' },
    ]
    const body = captureFromHar(entry({ headers, postData: { text } }, {}), ID)?.body
    expect(body).toEqual({ encoding: 'none', why: 'notGiven' })
  })

  it('is not given for a request that Firefox blocked before sending it', () => {
    const blocked = entry({ postData: null }, { status: 0 })
    expect(captureFromHar(blocked, ID)?.body).toEqual({ encoding: 'none', why: 'notGiven' })
  })

  it.each<[string, HarEntry]>([
    ['a PUT without a body', entry({ postData: null }, {})],
    [
      'a GET, also without a response',
      entry({ method: 'GET', url: `${ADDRESS}?application=a&environment=b`, postData: null }, { status: 0 }),
    ],
  ])('is absent for %s', (_, logged) => {
    expect(captureFromHar(logged, ID)?.body).toEqual({ encoding: 'none', why: 'absent' })
  })
})

it.each<[string, HarEntry, boolean]>([
  ['a response', entry({ headers: [{ name: 'sec-fetch-mode', value: 'cors' }] }, {}), true],
  ['no response', entry({}, { status: 0 }), false],
  ['a hidden response', entry({}, { ...FAILED, status: 200 }), false],
  ['a beacon in Chromium', { ...entry({}, {}), _resourceType: 'ping' }, false],
  ['a beacon in Firefox', entry({ headers: [{ name: 'Sec-Fetch-Mode', value: 'no-cors' }] }, {}), false],
])('hasReadableResponse returns for %s: $2', (_, logged, isReadable) => {
  const capture = captureFromHar(logged, ID)
  expect(capture && hasReadableResponse(logged, capture)).toBe(isReadable)
})

it.each<[string, string, boolean]>([
  ['PUT', ADDRESS, true],
  ['POST', `${ADDRESS}/batch`, true],
  ['POST', 'https://shop.example/renamed', true],
  ['GET', `${ADDRESS}?application=a&environment=b`, true],
  ['GET', ADDRESS, false],
  ['OPTIONS', ADDRESS, false],
  ['DELETE', ADDRESS, false],
])('captureFromHar returns a capture for %s %s: %j', (method, url, isCapture) => {
  expect(captureFromHar(entry({ method, url }, {}), ID) !== null).toBe(isCapture)
})
