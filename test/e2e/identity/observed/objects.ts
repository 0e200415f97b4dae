import type { Observables } from '../page-tools.ts'

/** Looks for additions to globals and documents, and for changes of functions that Goalkeeper has no business with. */
export function observeObjects(): Observables {
  const keysOf = (owner: object) =>
    Reflect.ownKeys(owner).map((key) => {
      const { enumerable, configurable, writable } = Reflect.getOwnPropertyDescriptor(owner, key) ?? {}
      return `${String(key)} ${[enumerable, configurable, writable].map(Number).join('')}`
    })
  const inherited = (owner: object) => {
    const names = []
    // oxlint-disable-next-line guard-for-in -- inherited names count too
    for (const name in owner) names.push(name)
    return names
  }
  const owners = {
    window,
    document,
    navigator,
    'the root element': document.documentElement,
    'the head': document.head,
    'the body': document.body,
    performance,
    'Object.prototype': Object.prototype,
    'Function.prototype': Function.prototype,
    'Promise.prototype': Promise.prototype,
    'Array.prototype': Array.prototype,
    'Request.prototype': Request.prototype,
    'Response.prototype': Response.prototype,
    'Headers.prototype': Headers.prototype,
    'XMLHttpRequest.prototype': XMLHttpRequest.prototype,
    'Navigator.prototype': Navigator.prototype,
    'EventTarget.prototype': EventTarget.prototype,
    'Window.prototype': Window.prototype,
    'a Request': new Request('/'),
    'an XMLHttpRequest': new XMLHttpRequest(),
  }
  const seen: Record<string, unknown> = {}
  for (const [name, owner] of Object.entries(owners)) {
    seen[`keys of ${name}: own, in order, with flags`] = keysOf(owner)
    seen[`keys of ${name}: with inherited ones`] = inherited(owner)
  }
  const start = inPage.initialState()
  seen['keys of window: at the first script'] = start.globals
  seen['keys of window: added since the first script'] = Reflect.ownKeys(window)
    .map(String)
    .filter((key) => !start.globals.includes(key))
  seen['window: crossOriginIsolated, isSecureContext, origin'] = [
    crossOriginIsolated,
    isSecureContext,
    typeof origin,
  ]
  seen['window: frames, opener, event'] = [window.length, window.opener, String(window.event)]
  return seen
}

/** Returns flags and source text of every function that can be reached from the globals, by path. */
export function observeAllFunctions(): Observables {
  const found: Record<string, string> = {}
  const visited = new Set<unknown>()
  const visit = (owner: object, path: string, depth: number) => {
    if (visited.has(owner)) return
    visited.add(owner)
    // Sorted, since Firefox adds a class to the window when it is first used.
    for (const key of Reflect.ownKeys(owner).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))) {
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
  return { 'reachable functions: flags and source text': found }
}
