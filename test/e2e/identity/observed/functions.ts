import type { Observables } from '../page-tools.ts'

/** Inspects the functions that Goalkeeper wraps. */
export function observeFunctions(): Promise<Observables> {
  return probe.eachFunction(({ it, owner, name, realm, realms, note }) => {
    const { value, get, set, ...flags } = Reflect.getOwnPropertyDescriptor(owner, name) ?? {}
    const description = (key: PropertyKey) => [String(key), Reflect.getOwnPropertyDescriptor(it, key)]
    note('descriptor', [flags, typeof get, typeof set])
    note('place among the keys of its owner', Reflect.ownKeys(owner).indexOf(name))
    note('name and length', [it.name, it.length])
    note('own properties', Reflect.ownKeys(it).map(description))
    note('type', [
      typeof it,
      it instanceof realm.Function,
      realm.Object.prototype.toString.call(it),
      Reflect.getPrototypeOf(it) === realm.Function.prototype,
      it.constructor === realm.Function,
    ])
    note('flags', [Object.isExtensible(it), Object.isSealed(it), 'prototype' in it, 'toString' in it])
    note('identity', [
      it === value,
      it.valueOf() === it,
      new Set([it, value]).size,
      it.call === realm.Function.prototype.call,
    ])
    note('bound', [it.bind(null).name, it.bind(null).length, String(it.bind(null))])
    const accessors = ['caller', 'arguments'].map((key) => probe.attempt(() => Reflect.get(it, key), realms))
    note('caller and arguments', accessors)
  })
}

/** Converts the functions to text in every way. */
export function observeSourceTexts(): Promise<Observables> {
  return probe.eachFunction(({ it, realm, note }) => {
    note('source text', [
      it.toString(),
      // oxlint-disable typescript/restrict-template-expressions, typescript/restrict-plus-operands -- as pages do
      '' + it,
      `${it}`,
      // oxlint-enable typescript/restrict-template-expressions, typescript/restrict-plus-operands
      String(it),
      realm.String(it),
      it.toLocaleString(),
      [it].join(),
      Reflect.apply(it.toString, it, []),
      JSON.stringify({ it }),
    ])
    note('toString', [
      it.toString.name,
      it.toString.length,
      it.toString.toString(),
      Object.hasOwn(it, 'toString'),
      it.toString === it.toString,
      Reflect.ownKeys(it.toString).map(String),
    ])
    const { toString } = realm.Function.prototype
    note('source text by Function.prototype.toString', Function.prototype.toString.call(it))
    note('source text by Function.prototype.toString of its window', toString.call(it))
    note('toString is inherited', it.toString === toString)
  })
}

/** Uses the functions in every wrong way. Sends nothing. */
export function observeWrongCalls(): Promise<Observables> {
  return probe.eachFunction(async ({ it, realms, self, note }) => {
    const attempts: Readonly<Record<string, () => unknown>> = {
      'called with new': () => Reflect.construct(it, []),
      'as a base class': () => class extends (it as never as new () => object) {},
      'as the right side of instanceof': () => ({}) instanceof (it as never),
      cloned: () => structuredClone(it),
      posted: () => window.postMessage(it, '*'),
    }
    for (const [what, action] of Object.entries(attempts)) note(what, probe.attempt(action, realms))
    const calls: Readonly<Record<string, () => unknown>> = {
      'called on an object of another type': () => it.call({}, 'PUT', '/'),
      'called on null': () => it.call(null),
      'called on a proxy': () => it.call(new Proxy({}, {}), 'PUT', '/'),
      'called with symbols': () => it.call(self(), Symbol('a'), Symbol('b')),
      'called without arguments': () => it.call(self()),
    }
    for (const [what, action] of Object.entries(calls)) note(what, await probe.call(action, realms))
  })
}

/** Compares the places that a page can read the functions from. */
export function observePlaces(): Observables {
  const xhr = new XMLHttpRequest()
  const same = [
    window.fetch === self.fetch,
    window.fetch === globalThis.fetch,
    navigator.sendBeacon === Navigator.prototype.sendBeacon,
    xhr.open === XMLHttpRequest.prototype.open,
    [navigator, xhr].map((owner) => Reflect.ownKeys(owner).length),
  ]
  return { 'the same function in every place that has it': same }
}
