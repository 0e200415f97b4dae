/** Cases about arguments, which must reach the browser unchanged and be read no more often than necessary. */
import { expect } from '../harness/fixtures.ts'
import type { PageCase } from './compare-browsers.ts'

const collected = { status: 200, answer: expect.stringContaining('success') }
const boom = { thrown: expect.objectContaining({ message: 'boom' }) }

export const argumentCases: readonly PageCase[] = [
  {
    name: 'an init made of getters',
    run: (collector) => {
      class Init {
        get method() {
          return 'PUT'
        }
        get body() {
          return inPage.publish()
        }
        get headers() {
          return new Headers({ 'X-Agent': 'test' })
        }
      }
      return inPage.outcome(() => fetch(collector, new Init()))
    },
    expected: collected,
    sent: 1,
  },
  {
    name: 'an inherited init',
    run: (collector) => {
      const parent = { method: 'PUT', body: inPage.publish(), headers: { 'X-Agent': 'test' } }
      return inPage.outcome(() => fetch(collector, Object.create(parent) as RequestInit))
    },
    expected: collected,
    sent: 1,
  },
  {
    name: 'a frozen init',
    run: async (collector) => {
      const headers = Object.freeze({ 'X-Agent': 'test' })
      const init = Object.freeze({ method: 'PUT', body: inPage.publish(), headers, keepalive: true })
      const outcome = await inPage.outcome(() => fetch(collector, init))
      return [outcome, Reflect.ownKeys(init).map(String), Reflect.ownKeys(headers).map(String)]
    },
    expected: [collected, ['method', 'body', 'headers', 'keepalive'], ['X-Agent']],
    sent: 1,
  },
  ...['method', 'body', 'headers', 'keepalive', 'signal'].map((name): PageCase => {
    const source = `(collector) => inPage.outcome(() => fetch(collector, {
      method: 'PUT', body: inPage.publish(), get ${name}() { throw new Error('boom') } }))`
    return {
      name: `a getter of ${name} that throws`,
      run: source,
      expected: boom,
      // Nothing is sent.
      captured: 0,
    }
  }),
  {
    name: 'the identity of an error thrown by a getter',
    run: async (collector) => {
      const error = { mine: true }
      const init = {
        get method(): string {
          // oxlint-disable-next-line typescript/only-throw-error -- a page may throw anything
          throw error
        },
      }
      return fetch(collector, init).then(
        () => 'answered',
        (reason) => reason === error,
      )
    },
    expected: true,
  },
  {
    name: 'a context load with headers that throw, before a publish',
    run: async (collector) => {
      const throwing = {
        get: () => {
          throw new Error('boom')
        },
      }
      const load = `${collector}?application=a&environment=b`
      const outcomes = []
      for (const headers of [
        Object.defineProperty([['X-Agent', 'test']], 1, throwing),
        Object.defineProperty([[]], 0, { value: Object.defineProperty(['X-Agent', ''], 1, throwing) }),
        Object.defineProperty({}, 'X-Agent', { ...throwing, enumerable: true }),
      ])
        outcomes.push(await inPage.outcome(() => fetch(load, { headers: headers as [string, string][] })))
      const publish = { method: 'PUT', body: inPage.publish() }
      return [...outcomes, await inPage.outcome(() => fetch(collector, publish))]
    },
    expected: [boom, boom, boom, collected],
    sent: 1,
    // The loads are not sent. If Goalkeeper captured one, it would be stored before the publish.
    captured: 1,
  },
  {
    name: 'headers that can be read only once',
    run: (collector) => {
      function* headers(): Generator<[string, string]> {
        yield ['X-Agent', 'once']
        yield ['X-Application', 'shop']
      }
      const init = { method: 'PUT', body: inPage.publish(), headers: headers() as unknown as HeadersInit }
      return inPage.outcome(() => fetch(collector, init))
    },
    expected: collected,
    sent: 1,
  },
  {
    name: 'a header value with a custom toString',
    run: async (collector) => {
      let conversions = 0
      const value = { toString: () => `asked ${++conversions}` }
      const headers = { 'X-Agent': value } as unknown as HeadersInit
      const outcome = await inPage.outcome(() =>
        fetch(collector, { method: 'PUT', body: inPage.publish(), headers }),
      )
      return [outcome, conversions]
    },
    expected: [collected, 1],
    sent: 1,
  },
  {
    name: 'a URL with a custom toString',
    run: async (collector) => {
      let conversions = 0
      const address = { toString: () => (conversions++, collector) }
      const init = { method: 'POST', body: inPage.publish() }
      const xhr = new XMLHttpRequest()
      const done = new Promise((resolve) => xhr.addEventListener('load', resolve))
      xhr.open('POST', address as unknown as string)
      xhr.send(inPage.publish())
      await done
      navigator.sendBeacon(address as unknown as string, inPage.publish())
      return [await inPage.outcome(() => fetch(address as unknown as string, init)), conversions]
    },
    expected: [collected, 3],
    sent: 3,
    // Goalkeeper doesn't convert the URL to a string, because that would run the page's code again. The network source
    // captures these requests.
    captured: 0,
  },
  {
    name: 'a method and a body with a custom toString',
    run: async (collector) => {
      const conversions: string[] = []
      const text = (value: string) =>
        ({ toString: () => (conversions.push(value), value) }) as unknown as string
      const init = { method: text('PUT'), body: text('{}') }
      const outcome = await inPage.outcome(() => fetch(collector, init))
      const xhr = new XMLHttpRequest()
      const done = new Promise((resolve) => xhr.addEventListener('load', resolve))
      xhr.open('PUT', collector)
      xhr.setRequestHeader(text('X-Agent'), text('test'))
      xhr.send(text('[]'))
      await done
      return [outcome, conversions]
    },
    expected: [collected, ['PUT', '{}', 'X-Agent', 'test', '[]']],
    sent: 2,
    captured: 0,
  },
  {
    name: 'a lowercase method',
    run: async (collector) => {
      const outcomes = []
      for (const method of ['put', 'pUt', 'patch']) {
        outcomes.push(await inPage.outcome(() => fetch(collector, { method, body: inPage.publish() })))
      }
      return outcomes
    },
    // "patch" is sent as is and refused, because CORS compares method names exactly.
    expected: [collected, collected, { thrown: expect.objectContaining({ class: 'TypeError' }) }],
    sent: 2,
  },
  {
    name: 'too few and too many arguments',
    run: async (collector) => {
      const call = fetch as unknown as (...args: unknown[]) => Promise<Response>
      const body = inPage.publish()
      return [
        await inPage.outcome(() => call()),
        await inPage.outcome(async () => (await call('/', undefined)).ok),
        await inPage.outcome(async () => (await call('/', null)).ok),
        await inPage.outcome(() => call(collector, { method: 'PUT', body }, 'more', 4)),
        await inPage.outcome(() => Reflect.apply(call, undefined, [collector, { method: 'PUT', body }])),
      ]
    },
    expected: [
      { thrown: expect.objectContaining({ class: 'TypeError' }) },
      { value: true },
      { value: true },
      collected,
      collected,
    ],
    sent: 2,
  },
]
