/** Cases about `XMLHttpRequest` and `sendBeacon`: their results in the page, and the requests they send. */
import { expect } from '../harness/fixtures.ts'
import { each, type PageCase } from './compare-browsers.ts'

const thrown = (name: string) => ({ thrown: expect.objectContaining({ name }) })

export const otherTransportCases: readonly PageCase[] = [
  {
    name: 'XHR: every event of a request, in order',
    run: async (collector) => {
      const events: string[] = []
      const xhr = new XMLHttpRequest()
      const types = [
        'readystatechange',
        'loadstart',
        'progress',
        'load',
        'loadend',
        'error',
        'abort',
        'timeout',
      ]
      for (const type of types)
        xhr.addEventListener(type, () => void events.push(`${type} ${xhr.readyState}`))
      const done = new Promise((resolve) => xhr.addEventListener('loadend', resolve))
      xhr.open('PUT', collector)
      xhr.responseType = 'json'
      xhr.withCredentials = true
      xhr.setRequestHeader('X-Agent', 'one')
      xhr.setRequestHeader('x-agent', 'two')
      xhr.setRequestHeader('Content-Type', 'application/json')
      const returned = xhr.send(inPage.publish()) as unknown
      await done
      return { events, returned: returned === undefined, status: xhr.status, answer: xhr.response as unknown }
    },
    expected: expect.objectContaining({
      returned: true,
      status: 200,
      answer: expect.objectContaining({ success: true }),
    }),
    sent: 1,
  },
  {
    name: 'XHR: synchronous and reused',
    run: (collector) => {
      const xhr = new XMLHttpRequest()
      return [1, 2, 3].map((turn) => {
        xhr.open(turn === 2 ? 'POST' : 'PUT', `${collector}?turn=${turn}`, false)
        if (turn === 1) xhr.setRequestHeader('X-Agent', 'only once')
        xhr.send(inPage.publish(`turn ${turn}`))
        return [xhr.status, xhr.responseText, xhr.responseURL.includes(`turn=${turn}`)]
      })
    },
    expected: each(3, [200, expect.stringContaining('success'), true]),
    sent: 3,
  },
  {
    name: 'XHR: a request without a preflight',
    run: async (collector) => {
      const xhr = new XMLHttpRequest()
      const done = new Promise((resolve) => xhr.addEventListener('loadend', resolve))
      xhr.open('POST', collector)
      xhr.send(inPage.publish())
      await done
      return xhr.status
    },
    expected: 200,
    sent: 1,
  },
  {
    name: 'XHR: bodies of every kind',
    run: async (collector) => {
      const text = inPage.publish()
      const bodies = [new Blob([text]), new TextEncoder().encode(text), new URLSearchParams({ text }), null]
      const states: number[] = []
      for (const body of bodies) {
        const xhr = new XMLHttpRequest()
        const done = new Promise((resolve) => xhr.addEventListener('loadend', resolve))
        xhr.open('PUT', collector)
        xhr.setRequestHeader('X-Agent', 'test')
        xhr.send(body)
        await done
        states.push(xhr.status)
      }
      return states
    },
    expected: [200, 200, 200, 200],
    sent: 4,
  },
  {
    name: 'XHR: a document as body',
    run: async (collector) => {
      const xhr = new XMLHttpRequest()
      const done = new Promise((resolve) => xhr.addEventListener('loadend', resolve))
      xhr.open('POST', collector)
      xhr.setRequestHeader('X-Agent', 'test')
      xhr.send(new DOMParser().parseFromString('<units>ü</units>', 'text/xml'))
      await done
      return xhr.status
    },
    expected: 200,
    sent: 1,
  },
  {
    name: 'XHR: invalid calls',
    run: (collector) => {
      const opened = () => {
        const xhr = new XMLHttpRequest()
        xhr.open('PUT', collector)
        return xhr
      }
      const sent = new XMLHttpRequest()
      // This request may or may not reach the server, so it uses a path that isn't counted.
      sent.open('PUT', collector.replace(location.port, `${location.port}/aborted`))
      sent.send('{}')
      return [
        inPage.attempt(() => new XMLHttpRequest().setRequestHeader('X-Agent', 'test')),
        inPage.attempt(() => new XMLHttpRequest().open('TRACE', collector)),
        inPage.attempt(() => new XMLHttpRequest().open('P U T', collector)),
        inPage.attempt(() => new XMLHttpRequest().open('PUT', 'http://[')),
        inPage.attempt(() => opened().setRequestHeader('not a name', 'test')),
        inPage.attempt(() => opened().setRequestHeader('X-Agent', '\n')),
        inPage.attempt(() => sent.send('{}')),
        inPage.attempt(() => sent.setRequestHeader('X-Agent', 'test')),
        inPage.attempt(() => sent.abort()),
      ]
    },
    expected: [
      thrown('InvalidStateError'),
      thrown('SecurityError'),
      thrown('SyntaxError'),
      thrown('SyntaxError'),
      thrown('SyntaxError'),
      { value: null },
      thrown('InvalidStateError'),
      thrown('InvalidStateError'),
      { value: null },
    ],
  },
  {
    name: 'XHR: refused or aborted',
    run: async (collector) => {
      const end = (address: string, then: (xhr: XMLHttpRequest) => void) =>
        new Promise((resolve) => {
          const xhr = new XMLHttpRequest()
          const ended: string[] = []
          for (const type of ['error', 'abort', 'timeout', 'load']) {
            xhr.addEventListener(type, () => ended.push(type))
          }
          xhr.addEventListener('loadend', () => resolve([...ended, xhr.status, xhr.readyState]))
          xhr.open('PUT', address)
          xhr.send(inPage.publish())
          then(xhr)
        })
      const refused = collector.replace(/:\d+/, ':1')
      const elsewhere = collector.replace(location.port, `${location.port}/aborted`)
      return [await end(refused, () => {}), await end(elsewhere, (xhr) => xhr.abort())]
    },
    expected: [
      ['error', 0, 4],
      ['abort', 0, 4],
    ],
    captured: 2,
  },
  {
    name: 'XHR: a subclass',
    run: async (collector) => {
      class Traced extends XMLHttpRequest {
        steps: string[] = []
        override open(method: string, url: string | URL) {
          this.steps.push('open')
          super.open(method, url)
        }
        override send(body?: XMLHttpRequestBodyInit | null) {
          this.steps.push('send')
          super.send(body)
        }
      }
      const xhr = new Traced()
      const done = new Promise((resolve) => xhr.addEventListener('loadend', resolve))
      xhr.open('PUT', collector)
      xhr.send(inPage.publish())
      await done
      return [xhr.status, xhr.steps, Reflect.ownKeys(xhr).map(String)]
    },
    expected: [200, ['open', 'send'], ['steps']],
    sent: 1,
  },
  {
    name: 'beacon: return values and quota',
    run: (collector) => {
      const large = 'x'.repeat(60_000)
      const send = (data?: BodyInit | null) => inPage.attempt(() => navigator.sendBeacon(collector, data))
      return [
        send(inPage.publish()),
        send(inPage.publish('large', { large })),
        send(inPage.publish('too much', { large })),
        send(),
        inPage.attempt(() => navigator.sendBeacon('http://[', inPage.publish())),
        inPage.attempt(() => navigator.sendBeacon('data:,/context', inPage.publish())),
      ]
    },
    expected: [
      { value: true },
      { value: true },
      { value: false },
      { value: true },
      thrown('TypeError'),
      thrown('TypeError'),
    ],
    sent: 3,
    captured: 3,
  },
  {
    name: 'beacon: bodies of every kind',
    run: (collector) => {
      const text = inPage.publish()
      const form = new FormData()
      form.append('text', text)
      return [
        navigator.sendBeacon(collector, new Blob([text], { type: 'application/json' })),
        navigator.sendBeacon(new URL(collector), new TextEncoder().encode(text)),
        navigator.sendBeacon(collector, new URLSearchParams({ text })),
        navigator.sendBeacon(collector, form),
      ]
    },
    expected: [true, true, true, true],
    sent: 4,
    // A beacon has no headers, so only a body with units identifies it as an ABsmartly request.
    captured: 2,
  },
]
