import type { Observables, Site } from '../page-tools.ts'

/** Passes inits and headers of every kind to `fetch`. Logs the operations that `fetch` performs on them. */
export async function observeInitReads({ otherOrigin }: Site): Promise<Observables> {
  const collector = `${otherOrigin}/echo/v1/context`
  const body = inPage.publish()
  const headers = { 'X-Agent': 'test', 'X-Application': 'shop' }
  const pairs = [
    ['X-Agent', 'test'],
    ['X-Application', 'shop'],
  ]
  const logged = async (call: (watch: <T extends object>(target: T) => T, log: string[]) => unknown) => {
    const log: string[] = []
    const watch = <T extends object>(target: T): T =>
      new Proxy(target, {
        get: (owner, key, self) => (log.push(`get ${String(key)}`), Reflect.get(owner, key, self) as unknown),
        has: (owner, key) => (log.push(`has ${String(key)}`), Reflect.has(owner, key)),
        ownKeys: (owner) => (log.push('keys'), Reflect.ownKeys(owner)),
        getOwnPropertyDescriptor: (owner, key) => (
          log.push(`describe ${String(key)}`),
          Reflect.getOwnPropertyDescriptor(owner, key)
        ),
        getPrototypeOf: (owner) => (log.push('prototype'), Reflect.getPrototypeOf(owner)),
      })
    const outcome = await inPage.outcome(() => call(watch, log))
    return [...log, JSON.stringify(outcome)]
  }
  const put = (init: object) => fetch(collector, { method: 'PUT', body, ...init })
  class Init {
    #reads = 0
    readonly #log: string[]
    constructor(log: string[]) {
      this.#log = log
    }
    #once<T>(name: string, value: T): T | undefined {
      this.#log.push(`${name} ${++this.#reads}`)
      return value
    }
    get method() {
      return this.#once('method', 'PUT')
    }
    get body() {
      return this.#once('body', body)
    }
    get headers() {
      return this.#once('headers', headers)
    }
    get keepalive() {
      return this.#once('keepalive', true)
    }
  }
  const kinds = {
    'a proxy as init': await logged((watch) => fetch(collector, watch({ method: 'PUT', body, headers }))),
    'a class with getters as init': await logged((_, log) => fetch(collector, new Init(log) as RequestInit)),
    'a method that can be read once': await logged((_, log) => {
      const methods = ['PUT']
      const init = {
        body,
        get method() {
          return (log.push('method'), methods.shift())
        },
      }
      return fetch(collector, init as RequestInit)
    }),
    'a frozen init with frozen headers': await logged((watch) =>
      fetch(collector, watch(Object.freeze({ method: 'PUT', body, headers: Object.freeze({ ...headers }) }))),
    ),
    'a function as init': await logged((watch) =>
      fetch(collector, watch(Object.assign(() => {}, { method: 'PUT', body, headers }))),
    ),
    'a Request as init': await logged((_, log) => {
      const request = new Request(collector, { method: 'PUT', headers })
      Object.defineProperty(request, 'body', { get: () => (log.push('body'), body) })
      return fetch(collector, request)
    }),
    'a proxy as headers': await logged((watch) => put({ headers: watch(headers) })),
    'a proxy of an array as headers': await logged((watch) => put({ headers: watch(pairs) })),
    'proxies of pairs as headers': await logged((watch) => put({ headers: watch(pairs.map(watch)) })),
    'a frozen array of frozen pairs as headers': await logged((watch) =>
      put({ headers: watch(Object.freeze(pairs.map((pair) => Object.freeze([...pair])))) }),
    ),
    'getters as headers': await logged((_, log) =>
      put({
        headers: {
          get 'X-Agent'() {
            return (log.push('X-Agent'), 'test')
          },
        },
      }),
    ),
    'a getter of a header that throws': await logged(() =>
      put({
        headers: {
          get 'X-Agent'() {
            throw new RangeError('boom')
          },
        },
      }),
    ),
    'an element of an array of headers that throws': await logged(() => {
      const throwing = {
        get: () => {
          throw new RangeError('boom')
        },
      }
      return put({ headers: Object.defineProperty([['X-Agent', 'test']], 1, throwing) })
    }),
    'a revoked proxy as headers': await logged(() => {
      const { proxy, revoke } = Proxy.revocable({}, {})
      revoke()
      return put({ headers: proxy })
    }),
    'a Map as headers': await logged((_, log) => {
      class Headings extends Map<string, string> {
        override [Symbol.iterator]() {
          return (log.push('iterator'), super[Symbol.iterator]())
        }
      }
      return put({ headers: new Headings(Object.entries(headers)) })
    }),
    'a generator as headers': await logged((_, log) => {
      function* all() {
        for (const pair of pairs) yield (log.push(String(pair[0])), pair)
      }
      return put({ headers: all() })
    }),
    'an array with its own iterator as headers': await logged((_, log) => {
      const array = pairs.map((pair) => [...pair])
      const own = () => (log.push('iterator'), [['X-Agent', 'own']][Symbol.iterator]())
      Object.defineProperty(array, Symbol.iterator, { value: own })
      return put({ headers: array })
    }),
    'symbols and hidden properties as headers': await logged((watch) => {
      const all = Object.defineProperty({ ...headers }, 'X-Hidden', { value: 'x', enumerable: false })
      return put({ headers: watch(all) })
    }),
    'a context load with a proxy as init': await logged((watch) =>
      fetch(`${collector}?application=a&environment=b`, watch({ headers: watch(headers) })),
    ),
    'any other call with a proxy as init': await logged((watch) =>
      fetch(collector.replace('context', 'other'), watch({ headers: watch(headers) })),
    ),
    'headers, when every object inherits a get and a set': await logged(async () => {
      const own = Object.prototype as unknown as Record<string, unknown>
      try {
        own['get'] = own['set'] = () => 'inherited'
        return await put({ headers })
      } finally {
        delete own['get']
        delete own['set']
      }
    }),
  }
  return Object.fromEntries(Object.entries(kinds).map(([name, log]) => [`reads, fetch with ${name}`, log]))
}
