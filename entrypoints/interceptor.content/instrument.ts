import {
  apply,
  FunctionPrototype,
  isPrototypeOf,
  NativeProxy,
  propertyOf,
  sourceOf,
  stringMethods,
} from './natives'

/** Called with the result of the call it watched, which it must leave alone. */
export type After = (result: unknown) => void

/**
 * Looks at a call before it is made: at the very object and the very arguments of the page, to be read only.
 * What it returns is called once the browser's function has returned.
 */
export type Observer = (self: unknown, args: readonly unknown[]) => After | undefined

/**
 * Puts a watched function in the place of a function of the browser. The page cannot tell by using it: same name, same
 * length, same `this`, same arguments, same result (of a promise the very one, with nothing attached: a handler of ours
 * would silence the page's own `unhandledrejection`), and nothing that the observer does wrong gets out.
 *
 * A Proxy, since that alone keeps identity of name, length, properties and "is not a constructor" at once.
 *
 * @returns a look at whether calls still come by: false when there was no such function, when the browser did not let
 * it be replaced, or when the page has put the browser's own one back, or any of another frame. Another function in its
 * place is taken to be a wrapper that calls ours, as those of monitoring tools do.
 */
export function instrument<Owner extends object>(
  owner: Owner,
  name: keyof Owner & string,
  observe: Observer,
): () => boolean {
  const native = owner[name]
  if (typeof native !== 'function') return nothing
  try {
    const watched = new NativeProxy(native, {
      apply(target, self, args) {
        let after: After | undefined
        try {
          after = observe(self, args)
        } catch {
          // The page's getters may throw; then they throw at the browser too, which says so to the page.
        }
        const result: unknown = apply(target as () => unknown, self, args)
        if (after) finish(after, result)
        return result
      },
    })
    owner[name] = watched
    return () => isReached(propertyOf(owner, name), watched, native)
  } catch {
    return nothing
  }
}

const nothing = () => false

/**
 * A look at whether calls by another way still come by what is watched: by a class whose methods are, or by a property
 * that would hide one. False when the page has put there what is the browser's own of another frame.
 *
 * @param native what is there when the page has put nothing there
 */
export function checkUnshadowed(owner: object, name: string, native: unknown): () => boolean {
  return () => {
    const current = propertyOf(owner, name)
    return current === native || (typeof current === 'function' && !isNative(current, name))
  }
}

function isReached(current: unknown, watched: unknown, native: { readonly name: string }): boolean {
  if (current === watched) return true
  return current !== native && typeof current === 'function' && !isNative(current, native.name)
}

/**
 * The browser's own tells its name; ours, as every Proxy, does not, and a bound function neither. So whatever comes from
 * another frame counts as well: its wrapper sends to nobody once the frame is gone.
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
    // A sighting is lost, the page is not disturbed; the network sees the request all the same.
  }
}
