/** Cases about results: the page must get the browser's own promise and response, with nothing attached. */
import { expect } from '../harness/fixtures.ts'
import type { PageCase } from './compare-browsers.ts'

const collected = { status: 200, answer: expect.stringContaining('success') }
const failed = { thrown: expect.objectContaining({ class: 'TypeError', message: 'Failed to fetch' }) }

export const promiseCases: readonly PageCase[] = [
  {
    name: 'a promise without additions',
    run: async (collector) => {
      const promise = fetch(collector, { method: 'PUT', body: inPage.publish() })
      const facts = [
        Object.getPrototypeOf(promise) === Promise.prototype,
        Reflect.ownKeys(promise).length,
        Object.isExtensible(promise),
      ]
      return [...facts, await inPage.outcome(() => promise)]
    },
    expected: [true, 0, true, collected],
    sent: 1,
  },
  ...[
    ['a string', 'inPage.publish()'],
    ['a Blob', 'new Blob([inPage.publish()])'],
    ['bytes', 'new TextEncoder().encode(inPage.publish())'],
    ['a Request', null],
  ].map(([title, body]): PageCase => {
    const send = body
      ? `fetch(refused, { method: 'PUT', body: ${body}, headers: { 'X-Agent': 'test' } })`
      : `fetch(new Request(refused, { method: 'PUT', body: inPage.publish() }))`
    // The promise is first left unhandled, then caught too late. Both are events, and both must fire.
    const source = `async (collector) => {
      const refused = collector.replace(/:\\d+/, ':1')
      const events = []
      const unhandled = new Promise((resolve) => addEventListener('unhandledrejection', (event) => {
        events.push('unhandled', inPage.describe(event.reason), event.promise === promise)
        // A catch counts as too late only once this event is over.
        setTimeout(resolve)
      }))
      const handled = new Promise((resolve) => addEventListener('rejectionhandled', resolve))
      const promise = ${send}
      await unhandled
      promise.catch(() => events.push('caught'))
      events.push((await handled).promise === promise)
      return events
    }`
    return {
      name: `an uncaught failure of a fetch of ${title}`,
      run: source,
      expected: ['unhandled', failed.thrown, true, 'caught', true],
      captured: 1,
    }
  }),
  {
    name: 'an uncaught failure of any other fetch',
    run: (collector) => {
      const refused = collector.replace(/:\d+/, ':1').replace('context', 'other')
      const event = new Promise<unknown>((resolve) => {
        addEventListener('unhandledrejection', ({ reason }) => resolve(inPage.describe(reason)))
      })
      void fetch(refused, { method: 'PUT', body: '{}' })
      return event
    },
    expected: failed.thrown,
  },
  {
    name: 'a patched Promise.prototype.then that only the page calls',
    run: async (collector) => {
      const native = Promise.prototype.then
      const body = inPage.publish()
      const bodies = [body, new Blob([body]), new TextEncoder().encode(body), new URLSearchParams({ a: '1' })]
      const headers = { 'X-Agent': 'test' }
      let called = 0
      const patched = function (this: Promise<unknown>, ...args: Parameters<typeof native>) {
        called++
        return Reflect.apply(native, this, args)
      }
      Reflect.set(Promise.prototype, 'then', patched)
      const answers: number[] = []
      for (const each of bodies) {
        const answer = await fetch(collector, { method: 'PUT', body: each, headers })
        answers.push(answer.status)
      }
      const answer = await fetch(new Request(collector, { method: 'PUT', body, headers }))
      answers.push(answer.status, (await answer.text()).length > 0 ? 1 : 0)
      Reflect.set(Promise.prototype, 'then', native)
      return [answers, called]
    },
    expected: [[200, 200, 200, 200, 200, 1], 0],
    sent: 5,
  },
  {
    name: 'a fetch aborted before it starts, in flight, and with a custom reason',
    run: async (collector) => {
      const init = { method: 'PUT', body: inPage.publish() }
      const reason = { mine: true }
      const before = AbortSignal.abort()
      const own = AbortSignal.abort(reason)
      const controller = new AbortController()
      // This request may or may not reach the server, so it uses a path that isn't counted.
      const elsewhere = collector.replace(location.port, `${location.port}/aborted`)
      const during = fetch(elsewhere, { ...init, signal: controller.signal })
      controller.abort()
      return [
        await inPage.outcome(() => fetch(collector, { ...init, signal: before })),
        await inPage.outcome(() => during),
        await fetch(collector, { ...init, signal: own }).catch((error: unknown) => error === reason),
      ]
    },
    expected: [
      { thrown: expect.objectContaining({ name: 'AbortError', code: 20 }) },
      { thrown: expect.objectContaining({ name: 'AbortError', code: 20 }) },
      true,
    ],
    captured: 3,
  },
  {
    name: 'a Request that is used twice',
    run: async (collector) => {
      const request = new Request(collector, { method: 'PUT', body: inPage.publish() })
      const first = await inPage.outcome(() => fetch(request))
      return [first, request.bodyUsed, await inPage.outcome(() => fetch(request)), request.bodyUsed]
    },
    expected: [collected, true, { thrown: expect.objectContaining({ class: 'TypeError' }) }, true],
    sent: 1,
    captured: 1,
  },
  {
    name: 'a Request whose body is being read',
    run: async (collector) => {
      const request = new Request(collector, { method: 'PUT', body: inPage.publish() })
      const reader = request.body?.getReader()
      const locked = await inPage.outcome(() => fetch(request))
      reader?.releaseLock()
      return [locked, request.bodyUsed]
    },
    expected: [{ thrown: expect.objectContaining({ class: 'TypeError' }) }, false],
    captured: 0,
  },
  {
    name: 'a body above the keepalive quota',
    run: async (collector) => {
      const body = inPage.publish('large', { text: 'x'.repeat(65_536) })
      return [
        await inPage.outcome(() => fetch(collector, { method: 'PUT', body, keepalive: true })),
        navigator.sendBeacon(collector, body),
        await inPage.outcome(() => fetch(collector, { method: 'PUT', body })),
      ]
    },
    expected: [failed, false, collected],
    sent: 1,
    captured: 3,
  },
  {
    name: 'a stream that only the browser reads',
    run: async (collector) => {
      let pulls = 0
      const stream = new ReadableStream({
        pull(controller) {
          pulls++
          controller.enqueue(new TextEncoder().encode(inPage.publish()))
          controller.close()
        },
      })
      const init = { method: 'PUT', body: stream, duplex: 'half', headers: { 'X-Agent': 'test' } }
      // Chromium sends streams over HTTP/2 only, and this server speaks HTTP/1.1.
      return [await inPage.outcome(() => fetch(collector, init)), stream.locked, pulls]
    },
    expected: [failed, true, 1],
    captured: 1,
  },
  ...[
    'a Request with a stream that only the browser reads',
    'a Request of another frame with such a stream',
  ].map((name, index): PageCase => ({
    name,
    run: `async (collector) => {
        const frame = document.body.appendChild(document.createElement('iframe'))
        const { Request } = ${index === 0 ? 'window' : 'frame.contentWindow'}
        const events = []
        const stream = new ReadableStream({
          pull(controller) {
            events.push('pull')
            controller.enqueue(new Uint8Array(65536))
          },
          cancel(reason) {
            events.push('cancel', String(reason))
          },
        })
        const headers = { 'X-Agent': 'test' }
        const request = new Request(collector, { method: 'PUT', body: stream, duplex: 'half', headers })
        const outcome = await inPage.outcome(() => fetch(request))
        // As long as it takes to drain several chunks.
        for (let turn = 0; turn < 5; turn++) await fetch('/')
        frame.remove()
        return [outcome, request.bodyUsed, request.body === stream, stream.locked, events]
      }`,
    expected: [failed, true, false, true, expect.arrayContaining(['pull'])],
    captured: 1,
  })),
]
