import type { Observables } from '../page-tools.ts'

/** Observes the promise that `fetch` returns, and which methods of promises a call uses. */
export async function observePromises(): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const { prototype } = Promise
  // Entries, since an object with a `then` is a promise for `await`.
  const natives = (['then', 'catch', 'finally'] as const).map((name) => [name, prototype[name]] as const)
  const calls: string[] = []
  for (const [name, native] of natives) {
    Reflect.set(prototype, name, function (this: unknown, ...args: unknown[]) {
      calls.push(`${name} ${args.length}`)
      return Reflect.apply(native, this, args) as unknown
    })
  }
  const species = Reflect.getOwnPropertyDescriptor(Promise, Symbol.species) as PropertyDescriptor
  Object.defineProperty(Promise, Symbol.species, {
    configurable: true,
    get: () => (calls.push('species'), Promise),
  })
  const waits = new Promise((resolve) => {
    const promise = fetch('/echo/v1/context?promises', { method: 'PUT', body: inPage.publish() })
    void promise.then(resolve)
  })
  await waits
  for (const [name, native] of natives) Reflect.set(prototype, name, native)
  Object.defineProperty(Promise, Symbol.species, species)
  seen['methods of Promise that a call uses'] = calls

  class Sub extends Promise<unknown> {}
  const resolved = Sub.resolve(fetch('data:,x'))
  seen['a subclass of Promise'] = [
    resolved instanceof Sub,
    Object.getPrototypeOf(fetch('data:,x')) === prototype,
  ]
  seen['Promise.resolve of the returned promise'] = (() => {
    const promise = fetch('data:,x')
    return Promise.resolve(promise) === promise
  })()
  const Native = window.Promise
  Reflect.set(window, 'Promise', Sub)
  const withOther = fetch('data:,x')
  Reflect.set(window, 'Promise', Native)
  seen['a page that has replaced Promise'] = [withOther.constructor === Native, withOther instanceof Sub]
  await withOther
  return seen
}

/** Calls functions of one document on objects of another. */
export async function observeRealms(): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const { realms, close } = await probe.openRealms()
  const realmOf = (call: unknown) => {
    pending.push(call as Promise<unknown>)
    return probe.realmOf(call, realms)
  }
  const pending: Promise<unknown>[] = []
  for (const [place, realm] of Object.entries(realms)) {
    const ownCall = realm.fetch('http://[').catch((error: unknown) => probe.errorOf(error, realms))
    seen[`fetch of ${place}: promise and error`] = [realmOf(realm.fetch('data:,x')), await ownCall]
    const crossed = Reflect.apply(realm.fetch, window, ['data:,x'])
    seen[`fetch of ${place} called on the page: promise`] = realmOf(crossed)
    const back = Reflect.apply(fetch, realm, ['data:,x'])
    seen[`fetch of the page called on ${place}: promise`] = realmOf(back)
    const xhr = new realm.XMLHttpRequest()
    seen[`open of the page called on an XMLHttpRequest of ${place}`] = await probe.call(() => {
      Reflect.apply(XMLHttpRequest.prototype.open, xhr, ['PUT', '/file.txt'])
      return xhr.readyState
    }, realms)
    seen[`open of ${place} without arguments`] = await probe.call(
      () => Reflect.apply(xhr.open, xhr, []),
      realms,
    )
  }
  await Promise.all(pending)
  close()
  return seen
}
