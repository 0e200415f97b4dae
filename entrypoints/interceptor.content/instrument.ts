import {
  apply,
  FunctionPrototype,
  isPrototypeOf,
  NativeProxy,
  propertyOf,
  sourceOf,
  stringMethods,
} from './natives'
import { observedProperty, registerObserved } from './source-text'

/** Called with the result of the observed call, which it must not touch. */
export type After = (result: unknown) => void

/**
 * Observes a call before it is made. It receives the page's own object and a new list of the page's arguments. It may
 * replace an argument with an object that forwards every read to the page's, and change nothing else. The function it
 * returns is called once the browser's function has returned.
 */
export type Observer = (self: unknown, args: unknown[]) => After | undefined

/**
 * Replaces a function of the browser with an observed one. The page cannot tell the difference by using it: same name,
 * length, `this`, arguments and result. A promise is returned as it is, with nothing attached: a handler of ours would
 * silence the page's own `unhandledrejection`. Errors of the observer are caught.
 *
 * The observed function is a Proxy. Nothing else keeps the name, the length, the properties and the error of `new` (“is
 * not a constructor”) at once.
 *
 * @returns a check of whether calls still reach the observer. The check returns false when there was no such function,
 * when the browser did not allow replacing it, or when the page has restored the native function, its own or that of
 * another frame. Any other function is assumed to be a wrapper that calls ours, as monitoring tools install them.
 */
export function instrument<Owner extends object>(
  owner: Owner,
  name: keyof Owner & string,
  observe: Observer,
): () => boolean {
  const native = owner[name]
  if (typeof native !== 'function') return neverReached
  try {
    const observed: object = new NativeProxy(native, {
      // No prototype: the page could give every object a trap, by adding it to `Object.prototype`.
      __proto__: null,
      apply(target: object, self: unknown, args: unknown[]) {
        let after: After | undefined
        try {
          after = observe(self, args)
        } catch {
          // The browser rejects or throws for the same arguments, and the page gets that error.
        }
        const result: unknown = apply(target as () => unknown, self, args)
        if (after) finish(after, result)
        return result
      },
      get: observedProperty,
    } as ProxyHandler<object>)
    registerObserved(observed, native)
    owner[name] = observed as Owner[keyof Owner & string]
    return () => isReached(propertyOf(owner, name), observed, native)
  } catch {
    return neverReached
  }
}

const neverReached = () => false

/**
 * Creates a check that nothing hides an observed function. A page hides one when it replaces the class, or when it sets
 * a property of that name on the instance. The check returns false when the property holds a native function other than
 * `native`, such as that of another frame.
 *
 * @param native value of the property if the page has not set it
 */
export function checkUnshadowed(owner: object, name: string, native: unknown): () => boolean {
  return () => {
    const current = propertyOf(owner, name)
    return current === native || (typeof current === 'function' && !isNative(current, name))
  }
}

function isReached(current: unknown, observed: unknown, native: { readonly name: string }): boolean {
  if (current === observed) return true
  return current !== native && typeof current === 'function' && !isNative(current, native.name)
}

/**
 * Returns whether a function is native. The source of a native function contains its name; that of a Proxy (like ours)
 * or of a bound function does not. Every function of another frame counts as native too, since the wrapper of another
 * frame stops reporting when that frame is removed.
 */
function isNative(current: object, name: string): boolean {
  if (!isPrototypeOf(FunctionPrototype, current)) return true
  const source = sourceOf(current)
  return (
    stringMethods.includes(source, `function ${name}(`) && stringMethods.includes(source, '[native code]')
  )
}

function finish(after: After, result: unknown): void {
  try {
    after(result)
  } catch {
    // The sighting is lost, but the page is not affected. The network source still sees the request.
  }
}
