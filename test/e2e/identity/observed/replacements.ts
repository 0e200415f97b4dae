import type { Observables } from '../page-tools.ts'

/** Replaces, restores and freezes the wrapped functions, as pages do. Comes last, since it changes the page. */
export async function observeReplacements(): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const body = inPage.publish()
  const put = (name: string) =>
    probe.call(() => window.fetch(`/echo/v1/context?replaced-${name}`, { method: 'PUT', body }))
  const found = window.fetch

  const nativeToString = Function.prototype.toString
  const receivers: boolean[] = []
  // Like core-js.
  Reflect.set(Function.prototype, 'toString', function (this: unknown) {
    receivers.push(this === found)
    return nativeToString.call(this)
  })
  const of = (other: unknown): unknown => Reflect.apply(found.toString, other, [])
  seen['replaced Function.prototype.toString: source text'] = [
    found.toString(),
    String(found),
    of(found),
    of(isNaN),
  ]
  seen['replaced Function.prototype.toString: receivers'] = receivers
  Reflect.set(Function.prototype, 'toString', nativeToString)

  Object.defineProperty(found, 'toString', { value: () => 'mine', configurable: true })
  seen['a toString of fetch itself'] = [String(found), Reflect.ownKeys(found).map(String)]
  Reflect.deleteProperty(found, 'toString')
  seen['a toString of fetch itself, removed'] = [String(found), Reflect.ownKeys(found).map(String)]

  Object.assign(found, { polyfill: true })
  Object.defineProperty(found, 'name', { value: 'renamed' })
  seen['properties that the page sets'] = [
    found.name,
    Object.keys(found),
    String(found),
    await put('properties'),
  ]
  Reflect.deleteProperty(found, 'polyfill')
  Object.defineProperty(found, 'name', { value: 'fetch' })

  const calls: string[] = []
  const wrapped = (...args: Parameters<typeof fetch>) => (calls.push('wrapper'), found(...args))
  window.fetch = wrapped
  seen['fetch that the page wraps'] = [await put('wrapped'), calls, String(window.fetch) === String(wrapped)]
  window.fetch = new Proxy(found, {
    apply: (target, self, args) => (calls.push('proxy'), Reflect.apply(target, self, args) as unknown),
  })
  seen['fetch that the page wraps in a Proxy'] = [
    await put('proxy'),
    calls,
    window.fetch.name,
    String(window.fetch.toString),
  ]
  window.fetch = found
  seen['fetch that the page restores'] = [await put('restored'), calls, window.fetch === found]

  const frame = document.body.appendChild(document.createElement('iframe'))
  const inFrame = frame.contentWindow as Window & typeof globalThis
  window.fetch = inFrame.fetch
  seen['fetch that the page takes from an iframe'] = await put('iframe')
  frame.remove()
  seen['fetch of an iframe that was removed'] = await probe.call(() => String(window.fetch))
  window.fetch = found

  seen['fetch that the page deletes'] = [Reflect.deleteProperty(window, 'fetch'), 'fetch' in window]
  const accessor = { configurable: true, enumerable: true, get: () => found, set: () => calls.push('set') }
  Object.defineProperty(window, 'fetch', accessor)
  seen['fetch behind an accessor'] = [await put('accessor'), window.fetch === found]
  const fixed = { value: found, writable: false, configurable: false, enumerable: true }
  seen['fetch that the page fixes'] = [
    Reflect.defineProperty(window, 'fetch', fixed),
    Reflect.set(window, 'fetch', null),
    Reflect.deleteProperty(window, 'fetch'),
    await put('fixed'),
  ]
  seen['fetch that the page freezes'] = [
    Object.freeze(found) === window.fetch,
    Object.isFrozen(found),
    Reflect.set(found, 'more', 1),
    String(found),
    await put('frozen'),
  ]
  Object.freeze(XMLHttpRequest.prototype)
  Object.freeze(Navigator.prototype)
  seen['frozen prototypes'] = [
    Object.isFrozen(XMLHttpRequest.prototype),
    await probe.call(() => {
      const xhr = new XMLHttpRequest()
      xhr.open('PUT', '/echo/v1/context?replaced-frozen-xhr', false)
      xhr.send(body)
      return xhr.status
    }),
  ]
  return seen
}
