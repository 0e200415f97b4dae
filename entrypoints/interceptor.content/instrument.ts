import { apply, NativeProxy } from './natives'

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
 * @returns false when there is no such function or the page's browser does not let it be replaced.
 */
export function instrument<Owner extends object>(
  owner: Owner,
  name: keyof Owner & string,
  observe: Observer,
): boolean {
  const native = owner[name]
  if (typeof native !== 'function') return false
  try {
    owner[name] = new NativeProxy(native, {
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
    return true
  } catch {
    return false
  }
}

function finish(after: After, result: unknown): void {
  try {
    after(result)
  } catch {
    // A sighting is lost, the page is not disturbed; the network sees the request all the same.
  }
}
