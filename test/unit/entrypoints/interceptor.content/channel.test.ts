/** Tests the interceptor and the bridge of one document, connected as in a page. */
import { openFakePage } from '../../../fixtures/bridge/fake-page'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sighting } from '../../../../core/capture'
import { HELLO_EVENT } from '../../../../core/protocol/channel'
import { listenToInterceptor } from '../../../../entrypoints/bridge.content/channel-listener'
import { missingBody, captureBody } from '../../../../entrypoints/interceptor.content/body'
import { openChannel, type SeenRequest } from '../../../../entrypoints/interceptor.content/channel'
import { HeaderLines, type HeaderText } from '../../../../entrypoints/interceptor.content/headers'

// The properties run many times and CI machines can be slow.
vi.setConfig({ testTimeout: 60_000 })

const KEY = 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA'

function linesOf(pairs: readonly (readonly [string, string])[]): HeaderText {
  const lines = new HeaderLines()
  for (const [name, value] of pairs) lines.add(name, value)
  return lines
}

let page = openFakePage()
let sightings: Sighting[] = []
beforeEach(() => {
  page = openFakePage()
  sightings = []
})

const listen = () => listenToInterceptor((sighting) => sightings.push(sighting))
const seen = (more: Partial<SeenRequest> = {}): SeenRequest => ({
  transport: 'fetch',
  method: 'PUT',
  url: 'https://acme.absmartly.io/v1/context',
  documentUrl: 'https://shop.example/cart',
  at: 1000,
  ...linesOf([
    ['X-Application', 'shop'],
    ['X-API-Key', KEY],
  ]),
  body: captureBody('{"units":[]}'),
  ...more,
})

describe('channel', () => {
  it('connects when the bridge listens first', () => {
    const bridge = listen()
    expect(bridge.state()).toBe('absent')
    const channel = openChannel()
    expect(bridge.state()).toBe('inPlace')
    channel.send(seen())
    expect(sightings).toEqual([
      {
        transport: 'fetch',
        method: 'PUT',
        url: 'https://acme.absmartly.io/v1/context',
        documentUrl: 'https://shop.example/cart',
        at: 1000,
        headers: [['X-Application', 'shop']],
        secrets: [['X-API-Key', 'Y1zA']],
        body: { encoding: 'text', data: '{"units":[]}', bytes: 12 },
      },
    ])
  })

  it('stores the first hundred sightings for a bridge that listens later', () => {
    const channel = openChannel()
    for (let index = 0; index < 120; index++) channel.send(seen({ url: `/${index}` }))
    const bridge = listen()
    channel.send(seen({ url: '/now' }))
    expect(bridge.state()).toBe('inPlace')
    expect(sightings.map(({ url }) => url)).toEqual([
      ...Array.from({ length: 100 }, (_, index) => `/${index}`),
      '/now',
    ])
  })

  it('accepts only the first hello, since a later one comes from the page', () => {
    const bridge = listen()
    const channel = openChannel()
    const forged = new EventTarget()
    const event = new MouseEvent(HELLO_EVENT, { cancelable: true, relatedTarget: forged })
    expect(page.dispatchEvent(event)).toBe(true)
    forged.dispatchEvent(new CustomEvent('sighting', { detail: 'x' }))
    channel.send(seen())
    expect(sightings).toHaveLength(1)
    expect(bridge.state()).toBe('inPlace')
  })

  it('is closed by an orphaned bridge', () => {
    const bridge = listen()
    const channel = openChannel()
    expect(channel.open).toBe(true)
    bridge.orphan()
    expect(channel.open).toBe(false)
  })

  it('reports the wrappers as replaced after another script has closed it', () => {
    page.addEventListener(HELLO_EVENT, (event) => {
      const target = (event as MouseEvent).relatedTarget
      queueMicrotask(() => target?.dispatchEvent(new Event('orphaned')))
    })
    const bridge = listen()
    openChannel()
    expect(bridge.state()).toBe('inPlace')
    return Promise.resolve().then(() => expect(bridge.state()).toBe('replaced'))
  })

  it('truncates long headers', () => {
    listen()
    const headers = linesOf([
      ['X-Agent', 'x'.repeat(100_000)],
      ['X-Application', 'shop'],
    ])
    openChannel().send(seen(headers))
    expect(sightings).toHaveLength(1)
    expect(sightings[0]?.headers[0]?.[1].length).toBeGreaterThan(60_000)
  })

  it('waits for a slow body and reports one that cannot be read', async () => {
    listen()
    const channel = openChannel()
    const reading = Promise.withResolvers<ReturnType<typeof missingBody>>()
    const failing = Promise.withResolvers<ReturnType<typeof missingBody>>()
    channel.send(seen({ url: '/slow', body: () => reading.promise }))
    channel.send(seen({ url: '/broken', body: () => failing.promise }))
    expect(sightings).toEqual([])
    failing.reject(new Error('gone'))
    await failing.promise.catch(() => {})
    reading.resolve(missingBody('absent'))
    await reading.promise
    expect(sightings).toMatchObject([
      { url: '/broken', body: { encoding: 'none', why: 'unreadable' } },
      { url: '/slow', body: { encoding: 'none', why: 'absent' } },
    ])
  })
})

describe('channel, sighting', () => {
  afterEach(() => Reflect.deleteProperty(Object.prototype, 'toJSON'))

  it('arrives as it was sent', () => {
    const text = fc.string({ unit: 'binary' })
    const value = fc.string().map((raw) => raw.trim())
    const sent = fc.record({
      transport: fc.constantFrom('fetch', 'xhr', 'beacon'),
      method: fc.constantFrom('PUT', 'POST', 'put'),
      url: text,
      at: fc.nat(),
      headers: fc.array(fc.tuple(fc.constantFrom('X-Application', 'X-Agent', 'Accept'), value)),
      body: text,
      refused: fc.boolean(),
      keepalive: fc.boolean(),
    })
    listen()
    const channel = openChannel()
    fc.assert(
      fc.property(sent, ({ headers, body, ...more }) => {
        channel.send(seen({ ...more, ...linesOf(headers), body: captureBody(body) }))
        const bytes = new TextEncoder().encode(body).length
        expect(sightings.at(-1)).toEqual({
          transport: more.transport,
          method: more.method.toUpperCase(),
          url: more.url,
          documentUrl: 'https://shop.example/cart',
          at: more.at,
          headers,
          secrets: [],
          body: body === '' ? { encoding: 'none', why: 'absent' } : { encoding: 'text', data: body, bytes },
          ...(more.refused && { refused: true }),
          ...(more.keepalive && { keepalive: true }),
        })
      }),
    )
  })

  it('is the same on a page that adds toJSON to every object', () => {
    listen()
    const channel = openChannel()
    Reflect.defineProperty(Object.prototype, 'toJSON', { value: () => 'spoiled', configurable: true })
    channel.send(seen())
    expect(sightings).toHaveLength(1)
  })

  it('never contains the whole key', () => {
    const details: unknown[] = []
    page.addEventListener(HELLO_EVENT, (event) => {
      const target = (event as MouseEvent).relatedTarget
      target?.addEventListener('sighting', (sent) => details.push((sent as CustomEvent).detail))
    })
    listen()
    openChannel().send(seen())
    expect(details).toHaveLength(1)
    expect(String(details[0])).toContain('Y1zA')
    expect(String(details[0])).not.toContain(KEY.slice(-5))
  })
})
