/** Cases about pages that inspect the functions that Goalkeeper wraps, without sending a request. */
import { expect } from '../harness/fixtures.ts'
import { each, type PageCase } from './compare-browsers.ts'

/** Expects the same value of each wrapped function. */
const eachFunction = (value: unknown) => ({
  fetch: value,
  open: value,
  setRequestHeader: value,
  send: value,
  sendBeacon: value,
})

const typeError = { thrown: expect.objectContaining({ class: 'TypeError' }) }
const illegalInvocation = {
  thrown: expect.objectContaining({
    class: 'TypeError',
    message: expect.stringMatching(/Illegal invocation$/),
  }),
}

export const identityCases: readonly PageCase[] = [
  {
    name: 'name and length',
    run: () =>
      inPage.functions().map(([, owner, name]) => {
        const { name: own, length } = Reflect.get(owner, name) as { name: string; length: number }
        return [own, length]
      }),
    expected: [
      ['fetch', 1],
      ['open', 2],
      ['setRequestHeader', 2],
      ['send', 0],
      ['sendBeacon', 1],
    ],
  },
  {
    name: 'property flags',
    run: () => {
      const flags = inPage.functions().map(([label, owner, name]) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(owner, name)
        const { writable, enumerable, configurable, get, set } = descriptor ?? {}
        return [label, [writable, enumerable, configurable, get === undefined, set === undefined]]
      })
      return Object.fromEntries(flags) as object
    },
    expected: eachFunction([true, true, true, true, true]),
  },
  {
    name: 'type and prototype',
    run: () =>
      inPage.functions().map(([, owner, name]) => {
        const value: unknown = Reflect.get(owner, name)
        return [
          typeof value,
          // oxlint-disable-next-line unicorn/no-instanceof-builtins -- a page may check this
          value instanceof Function,
          Object.prototype.toString.call(value),
          Object.getPrototypeOf(value) === Function.prototype,
          Object.isExtensible(value),
          Reflect.ownKeys(value as object).map(String),
          'prototype' in (value as object),
        ]
      }),
    expected: each(5, ['function', true, '[object Function]', true, true, ['length', 'name'], false]),
  },
  {
    name: 'called as constructors',
    run: () => {
      const results = inPage.functions().map(([label, owner, name]) => {
        const Class = Reflect.get(owner, name) as new () => unknown
        return [label, inPage.attempt(() => new Class())]
      })
      return Object.fromEntries(results) as object
    },
    expected: eachFunction(typeError),
  },
  {
    name: 'fetch as a base class',
    run: () =>
      inPage.attempt(() => {
        const Base = fetch as unknown as new () => object
        return class extends Base {}
      }),
    expected: typeError,
  },
  {
    name: 'called on an object of another type',
    run: async () => {
      const results = inPage.functions().map(async ([label, owner, name]) => {
        const call = Reflect.get(owner, name) as (...args: unknown[]) => unknown
        return [label, await inPage.outcome(() => call.call({}, 'PUT', '/'))]
      })
      return Object.fromEntries(await Promise.all(results)) as object
    },
    expected: eachFunction(illegalInvocation),
  },
  {
    name: 'fetch rejects and never throws',
    run: async () => {
      const calls: ((fetch: (...args: unknown[]) => unknown) => unknown)[] = [
        (call) => call.call({}, '/'),
        (call) => call(),
        (call) => call('http://['),
        (call) => call('/', { method: 'TRACE' }),
        (call) => call('/', { method: 'GET', body: 'x' }),
        (call) => call('/', 1),
      ]
      const kinds = calls.map(async (call) => {
        const promise = call(fetch as never)
        return [promise instanceof Promise, await inPage.outcome(() => promise)]
      })
      return Promise.all(kinds)
    },
    expected: each(6, [true, { thrown: expect.objectContaining({ class: 'TypeError' }) }]),
  },
  {
    name: 'called without arguments',
    run: () => ({
      open: inPage.attempt(() => Reflect.apply(XMLHttpRequest.prototype.open, new XMLHttpRequest(), [])),
      set: inPage.attempt(() =>
        Reflect.apply(XMLHttpRequest.prototype.setRequestHeader, new XMLHttpRequest(), []),
      ),
      send: inPage.attempt(() => new XMLHttpRequest().send()),
      beacon: inPage.attempt(() => Reflect.apply(navigator.sendBeacon, navigator, [])),
    }),
    expected: {
      open: typeError,
      set: typeError,
      send: { thrown: expect.objectContaining({ name: 'InvalidStateError' }) },
      beacon: typeError,
    },
  },
  {
    name: 'source text',
    run: () =>
      inPage.functions().map(([, owner, name]) => {
        const value = Reflect.get(owner, name) as () => unknown
        return [value.toString(), String(value), value.toLocaleString(), value.toString.toString()]
      }),
    expected: ['fetch', 'open', 'setRequestHeader', 'send', 'sendBeacon'].map((name) => {
      const text = `function ${name}() { [native code] }`
      return [text, text, text, 'function toString() { [native code] }']
    }),
  },
  {
    name: 'source text when the page has replaced Function.prototype.toString',
    run: () => {
      const native = Function.prototype.toString
      const seen: unknown[] = []
      // Like core-js.
      Reflect.set(Function.prototype, 'toString', function (this: unknown) {
        seen.push(this === fetch)
        return native.call(this)
      })
      try {
        const of = (other: unknown) => Reflect.apply(fetch.toString, other, [])
        return [fetch.toString(), String(fetch), of(fetch), of(isNaN), of(Function.prototype.toString), seen]
      } finally {
        Reflect.set(Function.prototype, 'toString', native)
      }
    },
    expected: [
      ...each(3, 'function fetch() { [native code] }'),
      'function isNaN() { [native code] }',
      expect.stringContaining('seen.push'),
      [true, true, true, false, false],
    ],
  },
  {
    name: 'a toString that the page gives fetch itself',
    run: () => {
      const own = () => 'mine'
      Object.defineProperty(fetch, 'toString', { value: own, configurable: true })
      try {
        return [fetch.toString === own, String(fetch), Reflect.ownKeys(fetch).map(String)]
      } finally {
        Reflect.deleteProperty(fetch, 'toString')
      }
    },
    expected: [true, 'mine', ['length', 'name', 'toString']],
  },
  {
    name: 'the same function from every place that exposes it',
    run: () => [
      window.fetch === self.fetch,
      fetch === globalThis.fetch,
      Object.getOwnPropertyNames(navigator),
      navigator.sendBeacon === Navigator.prototype.sendBeacon,
      Reflect.ownKeys(new XMLHttpRequest()).length,
      new XMLHttpRequest().open === XMLHttpRequest.prototype.open,
    ],
    expected: [true, true, [], true, 0, true],
  },
  {
    name: 'no additions to globals and document',
    run: () => ({
      ...inPage.initialState(),
      now: Reflect.ownKeys(window).map(String),
      document: Reflect.ownKeys(document).map(String),
      root: Reflect.ownKeys(document.documentElement).map(String),
      attributes: document.documentElement.getAttributeNames(),
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    }),
    expected: expect.objectContaining({
      html: expect.stringMatching(/^<html lang="en"><head><meta charset="utf-8"><script>/),
      globals: expect.arrayContaining(['fetch', 'XMLHttpRequest']),
      elements: 4,
      resources: [],
      document: ['location'],
      root: [],
      attributes: ['lang'],
      sheets: 0,
    }),
  },
]

/** Runs in the page. Returns flags and source text of every function reachable from its globals, by path. */
export function allFunctions(): Record<string, string> {
  const found: Record<string, string> = {}
  const seen = new Set<unknown>()
  const visit = (owner: object, path: string, depth: number) => {
    if (seen.has(owner)) return
    seen.add(owner)
    for (const key of Reflect.ownKeys(owner)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(owner, key)
      const { value, get, set, writable, enumerable, configurable } = descriptor ?? {}
      const flags = [writable, enumerable, configurable].map(Number).join('')
      const place = `${path}.${String(key)}`
      const sources = [value, get, set].filter((part) => typeof part === 'function').map(String)
      if (sources.length > 0) found[place] = `${flags} ${sources.join(' ')}`
      const isObject = typeof value === 'function' || (typeof value === 'object' && value !== null)
      if (isObject && depth < 3) visit(value as object, place, depth + 1)
    }
  }
  visit(window, 'window', 0)
  visit(Object.getPrototypeOf(document) as object, 'document', 1)
  return found
}
