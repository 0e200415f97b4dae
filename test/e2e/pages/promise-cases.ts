/** What a page gets back is the browser's own, with nothing attached to it. */
import { expect } from '../harness/fixtures.ts'
import type { PageCase } from './twins.ts'

const collected = { status: 200, answer: expect.stringContaining('success') }
const failed = { thrown: expect.objectContaining({ class: 'TypeError', message: 'Failed to fetch' }) }

export const promiseCases: readonly PageCase[] = [
  {
    name: 'a promise like any other',
    run: async (collector) => {
      const promise = fetch(collector, { method: 'PUT', body: inPage.publish() })
      const look = [
        Object.getPrototypeOf(promise) === Promise.prototype,
        Reflect.ownKeys(promise).length,
        Object.isExtensible(promise),
      ]
      return [...look, await inPage.outcome(() => promise)]
    },
    bare: [true, 0, true, collected],
    sent: 1,
  },
  ...[
    ['a text', 'inPage.publish()'],
    ['a Blob', 'new Blob([inPage.publish()])'],
    ['bytes', 'new TextEncoder().encode(inPage.publish())'],
    ['a Request', null],
  ].map(([title, body]): PageCase => {
    const send = body
      ? `fetch(refused, { method: 'PUT', body: ${body}, headers: { 'X-Agent': 'test' } })`
      : `fetch(new Request(refused, { method: 'PUT', body: inPage.publish() }))`
    // The promise is left alone, then caught too late: both are events, and both must come.
    const source = `async (collector) => {
      const refused = collector.replace(/:\\d+/, ':1')
      const events = []
      const unhandled = new Promise((resolve) => addEventListener('unhandledrejection', (event) => {
        events.push('unhandled', inPage.describe(event.reason), event.promise === promise)
        // Only once this event is over does a catch count as too late.
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
      name: `a failing fetch of ${title} that nobody catches`,
      run: source,
      bare: ['unhandled', failed.thrown, true, 'caught', true],
      captured: 1,
    }
  }),
  {
    name: 'a failing fetch of anything else that nobody catches',
    run: (collector) => {
      const refused = collector.replace(/:\d+/, ':1').replace('context', 'other')
      const event = new Promise<unknown>((resolve) => {
        addEventListener('unhandledrejection', ({ reason }) => resolve(inPage.describe(reason)))
      })
      void fetch(refused, { method: 'PUT', body: '{}' })
      return event
    },
    bare: failed.thrown,
  },
  {
    name: 'a then of the page own is called by the page alone',
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
    bare: [[200, 200, 200, 200, 200, 1], 0],
    sent: 5,
  },
  {
    name: 'aborted before, during and for a reason of its own',
    run: async (collector) => {
      const init = { method: 'PUT', body: inPage.publish() }
      const reason = { mine: true }
      const before = AbortSignal.abort()
      const own = AbortSignal.abort(reason)
      const controller = new AbortController()
      // Whether this one gets as far as the server is up to chance, so the server files it elsewhere.
      const elsewhere = collector.replace(location.port, `${location.port}/aborted`)
      const during = fetch(elsewhere, { ...init, signal: controller.signal })
      controller.abort()
      return [
        await inPage.outcome(() => fetch(collector, { ...init, signal: before })),
        await inPage.outcome(() => during),
        await fetch(collector, { ...init, signal: own }).catch((error: unknown) => error === reason),
      ]
    },
    bare: [
      { thrown: expect.objectContaining({ name: 'AbortError', code: 20 }) },
      { thrown: expect.objectContaining({ name: 'AbortError', code: 20 }) },
      true,
    ],
    captured: 3,
  },
  {
    name: 'a Request that was used before',
    run: async (collector) => {
      const request = new Request(collector, { method: 'PUT', body: inPage.publish() })
      const first = await inPage.outcome(() => fetch(request))
      return [first, request.bodyUsed, await inPage.outcome(() => fetch(request)), request.bodyUsed]
    },
    bare: [collected, true, { thrown: expect.objectContaining({ class: 'TypeError' }) }, true],
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
    bare: [{ thrown: expect.objectContaining({ class: 'TypeError' }) }, false],
    captured: 0,
  },
  {
    name: 'more than keepalive allows',
    run: async (collector) => {
      const body = inPage.publish('large', { text: 'x'.repeat(65_536) })
      return [
        await inPage.outcome(() => fetch(collector, { method: 'PUT', body, keepalive: true })),
        navigator.sendBeacon(collector, body),
        await inPage.outcome(() => fetch(collector, { method: 'PUT', body })),
      ]
    },
    bare: [failed, false, collected],
    sent: 1,
    captured: 3,
  },
  {
    name: 'a stream is not read by anybody else',
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
    bare: [failed, true, 1],
    captured: 1,
  },
]
