/** Cases about pages that replace built-ins, as libraries do. They must neither notice Goalkeeper nor break it. */
import { expect } from '../harness/fixtures.ts'
import type { PageCase } from './compare-browsers.ts'

const HEADERS = "{ 'X-Agent': 'test', 'X-API-Key': 'secret secret' }"

const OTHER = 'fetch of anything else'

/** Calls of every transport, as expressions that can use the variables of {@link PREPARE}. */
const CALLS: Readonly<Record<string, string>> = {
  'fetch of a string': `fetch(collector, { method: 'put', body: text, headers: ${HEADERS} })`,
  'fetch with Headers': `fetch(collector, { method: 'PUT', body: text, headers: headersObject })`,
  'fetch of bytes': `fetch(collector, { method: 'PUT', body: bytes, headers: ${HEADERS} })`,
  'fetch of a Blob': `fetch(collector, { method: 'PUT', body: blob, headers: ${HEADERS} })`,
  'fetch of a Request': 'fetch(request)',
  'fetch with keepalive': `fetch(collector, { method: 'PUT', body: text, headers: ${HEADERS}, keepalive: true })`,
  'fetch that loads a context': 'fetch(address)',
  [OTHER]: `fetch(other, { method: 'PUT', body: '{}' })`,
  XHR: `(() => {
    const xhr = new XMLHttpRequest()
    xhr.onloadend = () => loaded(xhr)
    xhr.open('PUT', collector)
    xhr.setRequestHeader('X-Agent', 'test')
    xhr.send(text)
    return load
  })()`,
  beacon: '({ status: navigator.sendBeacon(collector, text) ? 200 : 0 })',
}

/** Statements that create everything the calls need, before any call is counted. */
const PREPARE = `
  const other = collector.replace('context', 'other')
  const address = collector + '?application=shop&environment=test'
  let loaded
  const load = new Promise((resolve) => { loaded = resolve })
  const text = inPage.publish()
  const bytes = new TextEncoder().encode(text)
  const blob = new Blob([text])
  const headersObject = new Headers(${HEADERS})
  const request = new Request(collector, { method: 'PUT', body: text, headers: headersObject })`

/** Expected status. The server has no context and answers 404, as for any GET. */
const statusOf = (title: string) => (title.includes('loads') ? 404 : 200)

export const tamperingCases: readonly PageCase[] = [
  ...Object.entries(CALLS).map(([title, call]): PageCase => ({
    name: `${title}, with every built-in spied on`,
    run: `async (collector) => {
        ${PREPARE}
        const stop = inPage.spyOnBuiltins()
        const { status } = await ${call}
        return { status, called: stop() }
      }`,
    // The browser itself calls this one, as Web IDL requires.
    expected: {
      status: statusOf(title),
      called: title.includes('Headers') ? { 'Headers.prototype[Symbol.iterator]': 1 } : {},
    },
    sent: 1,
    captured: title === OTHER ? 0 : 1,
  })),
  ...Object.entries(CALLS).map(([title, call]): PageCase => ({
    name: `${title}, with built-ins that throw`,
    run: `async (collector) => {
        ${PREPARE}
        const restore = inPage.breakBuiltins()
        try {
          return (await ${call}).status
        } finally {
          restore()
        }
      }`,
    expected: statusOf(title),
    sent: 1,
    captured: title === OTHER ? 0 : 1,
  })),
  {
    name: 'a fetch that the page wraps and restores',
    run: async (collector) => {
      const native = window.fetch
      const calls: string[] = []
      window.fetch = (...args) => {
        calls.push('wrapper')
        return native(...args)
      }
      const init = { method: 'PUT', body: inPage.publish() }
      const wrapped = await inPage.outcome(() => fetch(collector, init))
      window.fetch = native
      const restored = await inPage.outcome(() => fetch(collector, init))
      return [wrapped, restored, calls, window.fetch === native]
    },
    expected: [
      expect.objectContaining({ status: 200 }),
      expect.objectContaining({ status: 200 }),
      ['wrapper'],
      true,
    ],
    sent: 2,
  },
  {
    name: 'a fetch that is deleted, redefined and frozen',
    run: async (collector) => {
      const native = window.fetch
      const removed = [Reflect.deleteProperty(window, 'fetch'), 'fetch' in window]
      Object.defineProperty(window, 'fetch', { value: native, writable: false, configurable: false })
      Object.freeze(XMLHttpRequest.prototype)
      Object.freeze(Navigator.prototype)
      const bound = fetch.bind(window)
      return [...removed, (await bound(collector, { method: 'PUT', body: inPage.publish() })).status]
    },
    expected: [true, false, 200],
    sent: 1,
  },
  {
    name: 'properties that the page sets on fetch',
    run: async (collector) => {
      Object.assign(fetch, { polyfill: true })
      Object.defineProperty(fetch, 'name', { value: 'mine' })
      const { status } = await fetch(collector, { method: 'PUT', body: inPage.publish() })
      return [status, fetch.name, Object.keys(fetch), Object.freeze(fetch) === window.fetch]
    },
    expected: [200, 'mine', ['polyfill'], true],
    sent: 1,
  },
]
