/**
 * Makes an observed function print like the browser's own. Monitoring tools test its source: Sentry wraps `fetch` only
 * if it prints as `function fetch() { [native code] }` (@sentry/browser 7.120.3, `supportsNativeFetch`), while a Proxy
 * prints as `function () { [native code] }`.
 */
import { apply, descriptorOf, NativeProxy, nativeMethod, sourceOf } from './natives'

type PageFunction = (...args: unknown[]) => unknown

const natives = new WeakMap<object, object>()
/** Observed versions of the `toString` methods that functions have inherited so far. */
const observedToStrings = new WeakMap<object, object>()
const get = nativeMethod(WeakMap.prototype.get) as (
  map: WeakMap<object, object>,
  key: unknown,
) => object | undefined
const set = nativeMethod(WeakMap.prototype.set)

/** Remembers which function of the browser an observed function stands for. */
export function registerObserved(observed: object, native: object): void {
  set(natives, observed, native)
}

/**
 * Trap for reading a property of an observed function. Every property has the value of the browser's function, except
 * for an inherited `toString`. That one may be a function of the page: core-js, which the ABsmartly SDK 1.13.4 contains,
 * replaces `Function.prototype.toString`.
 *
 * `Function.prototype.toString.call(fetch)` still prints the source of a Proxy. Changing that would mean replacing a
 * function that every script uses.
 */
export function observedProperty(native: object, key: PropertyKey): unknown {
  const value: unknown = native[key as keyof typeof native]
  const isInherited = key === 'toString' && typeof value === 'function' && !descriptorOf(native, key)
  return isInherited ? observeToString(value as PageFunction) : value
}

/** Returns a version of a `toString` that prints the browser's functions in place of observed ones. */
function observeToString(toString: PageFunction): object {
  const known = get(observedToStrings, toString)
  if (known) return known
  const observed: object = new NativeProxy(toString, {
    __proto__: null,
    apply(target: PageFunction, self: unknown, args: unknown[]) {
      const text = apply(target, self, args)
      const native = get(natives, self)
      return native && text === sourceOf(self) ? sourceOf(native) : text
    },
    get: observedProperty,
  } as ProxyHandler<PageFunction>)
  set(observedToStrings, toString, observed)
  registerObserved(observed, toString)
  return observed
}
