/**
 * Makes an observed function print like the browser's own. Monitoring tools test its source: Sentry wraps `fetch` only if
 * it prints as `function fetch() { [native code] }` (@sentry/browser 7.120.3, `supportsNativeFetch`), while a Proxy
 * prints as `function () { [native code] }`.
 */
import { apply, NativeProxy, nativeMethod, nativeToString } from './natives'

const nativeOf = new WeakMap<object, object>()
const get = nativeMethod(WeakMap.prototype.get) as (
  map: typeof nativeOf,
  observed: unknown,
) => object | undefined

/** Remembers which function of the browser an observed function stands for. */
export function registerObserved(observed: object, native: object): void {
  nativeOf.set(observed, native)
}

/**
 * Trap for reading a property of an observed function. Every property has the value of the browser's function, except
 * that `toString` prints the source of that function when it is called on the observed one. A `toString` that the page
 * has set, on the function or for all functions, stays as it is.
 *
 * `Function.prototype.toString.call(fetch)` still prints the source of a Proxy. Changing that would mean replacing a
 * function that every script uses.
 */
export function observedProperty(native: object, key: PropertyKey): unknown {
  const value: unknown = native[key as keyof typeof native]
  return value === nativeToString ? observedToString : value
}

const observedToString: unknown = new NativeProxy(nativeToString, {
  __proto__: null,
  apply: (native: () => string, self: unknown) => apply(native, get(nativeOf, self) ?? self, []),
  get: observedProperty,
} as ProxyHandler<() => string>)
registerObserved(observedToString as object, nativeToString)
