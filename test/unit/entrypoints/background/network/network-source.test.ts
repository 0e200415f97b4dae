/** Tests the network source with the events that Chromium 156 and Firefox ESR 153 were observed to send. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { watchNetwork } from '../../../../../entrypoints/background/network/network-source'
import type { NetworkRequest } from '../../../../../entrypoints/background/network/network-request'

type Listener = (details: object) => void
interface Registered {
  readonly listener: Listener
  readonly extra: readonly string[]
}

const { browser, registered } = vi.hoisted(() => {
  const listeners = new Map<string, Registered>()
  const event = (name: string) => ({
    addListener: (listener: Listener, _filter: object, extra: readonly string[] = []) => {
      listeners.set(name, { listener, extra })
    },
  })
  const names = ['BeforeRequest', 'BeforeSendHeaders', 'HeadersReceived', 'Completed', 'ErrorOccurred']
  return {
    registered: listeners,
    browser: {
      webRequest: {
        ResourceType: { XMLHTTPREQUEST: 'xmlhttprequest' },
        ...Object.fromEntries(names.map((name) => [`on${name}`, event(name)])),
      },
    },
  }
})
vi.mock('wxt/browser', () => ({ browser }))

const ADDRESS = 'https://acme.absmartly.io/v1/context'
const LOAD = `${ADDRESS}?application=shop&environment=production`
let reported: NetworkRequest[] = []
let time = 0

beforeEach(() => {
  reported = []
  time = 1000
  watchNetwork((request) => reported.push(request))
})

function send(event: string, details: object): void {
  time += 10
  const common = { requestId: '1', method: 'PUT', url: ADDRESS, tabId: 1, frameId: 0, type: 'xmlhttprequest' }
  registered.get(event)?.listener({ ...common, timeStamp: time, ...details })
}
const begin = (more: object = {}) => send('BeforeRequest', more)
const leave = (more: object = {}) => send('BeforeSendHeaders', more)
const answer = (statusCode: number, more: object = {}) => send('HeadersReceived', { statusCode, ...more })
const complete = (statusCode: number, more: object = {}) => send('Completed', { statusCode, ...more })
const fail = (error: string, more: object = {}) => send('ErrorOccurred', { error, ...more })

const outcomes = () => reported.map(({ outcome }) => outcome && { ...outcome, at: 0 })
const ended = (status: number | null, more: object = {}) => ({ at: 0, status, ...more })
const PREFLIGHT = { requestId: '2', method: 'OPTIONS' }
const FROM_SHOP = {
  requestHeaders: [
    { name: 'Origin', value: 'https://shop.example' },
    { name: 'Sec-Fetch-Mode', value: 'cors' },
    { name: 'X-Agent', value: 'test' },
  ],
}

describe('watchNetwork', () => {
  it('reports a request with the same id when it is sent and when it ends', () => {
    begin()
    expect(reported).toEqual([])
    leave({ requestHeaders: [{ name: 'X-Agent', value: 'test' }] })
    answer(503)
    complete(503)
    expect(outcomes()).toEqual([undefined, ended(503)])
    expect(new Set(reported.map(({ id }) => id)).size).toBe(1)
    expect(reported[1]?.headers.headers).toEqual([['X-Agent', 'test']])
  })

  it('keeps the status of a response that was interrupted', () => {
    begin()
    leave()
    answer(200)
    fail('net::ERR_ABORTED')
    expect(outcomes()[1]).toEqual(ended(200, { error: 'net::ERR_ABORTED' }))
  })

  it('does not treat a redirect as a response', () => {
    begin()
    leave()
    answer(307)
    begin({ url: `${ADDRESS}?moved` })
    fail('net::ERR_FAILED')
    expect(outcomes()[1]).toEqual(ended(null, { error: 'net::ERR_FAILED' }))
  })

  it.each(['net::ERR_BLOCKED_BY_CLIENT', 'NS_ERROR_ABORT'])(
    'reports a request that never left: %s',
    (error) => {
      begin()
      fail(error)
      expect(outcomes()).toEqual([ended(null, { error })])
    },
  )

  it('reports nothing when a request only begins, because a service worker handles it', () => {
    begin()
    expect(reported).toEqual([])
  })

  it.each([
    ['GET', LOAD, 1],
    ['GET', ADDRESS, 0],
    ['HEAD', LOAD, 0],
    ['POST', ADDRESS, 1],
    ['OPTIONS', ADDRESS, 0],
  ])('reports %s %s %i times', (method, url, times) => {
    begin({ method, url })
    complete(200)
    expect(reported).toHaveLength(times)
  })

  it('requests no option that could delay or block a request', () => {
    for (const { extra } of registered.values()) {
      expect(extra).not.toContain('extraHeaders')
      expect(extra).not.toContain('blocking')
    }
  })
})

describe('watchNetwork, Firefox', () => {
  it('reports a refused preflight', () => {
    begin()
    leave(FROM_SHOP)
    begin(PREFLIGHT)
    answer(204, PREFLIGHT)
    fail('NS_ERROR_DOM_BAD_URI', PREFLIGHT)
    fail('NS_ERROR_DOM_BAD_URI')
    expect(outcomes()[1]).toEqual(ended(null, { error: 'NS_ERROR_DOM_BAD_URI', preflight: 'refused' }))
    expect(reported).toHaveLength(2)
  })

  it('reports the error of the preflight', () => {
    begin()
    leave(FROM_SHOP)
    begin(PREFLIGHT)
    fail('NS_ERROR_CONNECTION_REFUSED', PREFLIGHT)
    fail('NS_ERROR_DOM_BAD_URI')
    expect(outcomes()[1]).toEqual(ended(null, { error: 'NS_ERROR_CONNECTION_REFUSED' }))
  })

  it('treats a beacon whose response was discarded as answered', () => {
    const beacon = { method: 'POST', type: 'beacon' }
    begin(beacon)
    leave({ ...beacon, ...FROM_SHOP })
    fail('NS_ERROR_FAILURE')
    expect(outcomes()[1]).toEqual(ended(null, { error: 'NS_ERROR_FAILURE' }))
    begin(beacon)
    leave(beacon)
    answer(200)
    fail('NS_ERROR_FAILURE')
    expect(outcomes()[3]).toEqual(ended(200))
  })

  it('keeps the error of the request when the preflight succeeded', () => {
    begin()
    leave(FROM_SHOP)
    begin(PREFLIGHT)
    answer(204, PREFLIGHT)
    complete(204, PREFLIGHT)
    fail('NS_ERROR_DOM_BAD_URI')
    expect(outcomes()[1]).toEqual(ended(null, { error: 'NS_ERROR_DOM_BAD_URI' }))
  })

  it.each([
    ['blocks', [], { error: 'NS_ERROR_DOM_BAD_URI' }],
    ['allows', [{ name: 'access-control-allow-origin', value: 'https://shop.example' }], {}],
  ])('reports a response that CORS %s', (_, responseHeaders, more) => {
    begin()
    leave(FROM_SHOP)
    answer(200, { responseHeaders })
    complete(200)
    expect(outcomes()[1]).toEqual(ended(200, more))
  })
})
