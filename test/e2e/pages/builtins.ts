/** Replaces the browser's built-in functions, as libraries do. Stringified and run in the page, like all of `inPage`. */

/**
 * Counts calls of the built-in functions that a library is likely to replace, by any script in the page's world.
 * The returned function restores the built-ins and returns the counts.
 */
export function spyOnBuiltins(): () => Record<string, number> {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect
  let calls: Record<string, number> = {}
  const replaced: { owner: object; key: PropertyKey; descriptor: PropertyDescriptor }[] = []
  const replace = (owner: object, key: PropertyKey, label: string) => {
    const descriptor = getOwnPropertyDescriptor(owner, key)
    const native: unknown = descriptor?.value
    if (!descriptor?.configurable || typeof native !== 'function' || key === 'constructor') return
    const count = () => {
      calls[label] = (calls[label] ?? 0) + 1
    }
    const spy = new Proxy(native, {
      apply(target, self, args) {
        count()
        return apply(target as () => unknown, self, args)
      },
      construct(target, args, newTarget) {
        count()
        return construct(target, args, newTarget) as object
      },
    })
    replaced[replaced.length] = { owner, key, descriptor }
    defineProperty(owner, key, { ...descriptor, value: spy })
  }
  const classes = [
    Array,
    Blob,
    EventTarget,
    Function,
    Headers,
    Map,
    Promise,
    Reflect,
    RegExp,
    Request,
    String,
  ]
  const others = [Date, JSON, Object, Set, TextEncoder, Uint8Array, URL, URLSearchParams, WeakMap]
  for (const owner of [...classes, ...others] as (object & { prototype?: object; name?: string })[]) {
    const name = owner.name ?? Object.prototype.toString.call(owner).slice(8, -1)
    const label = (key: PropertyKey) => (typeof key === 'symbol' ? `[${key.description}]` : `.${String(key)}`)
    for (const key of ownKeys(owner)) replace(owner, key, `${name}${label(key)}`)
    if (!owner.prototype) continue
    for (const key of ownKeys(owner.prototype))
      replace(owner.prototype, key, `${name}.prototype${label(key)}`)
  }
  replace(Object.getPrototypeOf(Uint8Array.prototype) as object, 'subarray', 'TypedArray.prototype.subarray')
  for (const name of ['String', 'Object', 'Array', 'CustomEvent', 'Request', 'URL', 'Uint8Array', 'btoa']) {
    replace(window, name, name)
  }
  calls = {}
  return () => {
    const counted = calls
    calls = {}
    for (const { owner, key, descriptor } of replaced.toReversed()) defineProperty(owner, key, descriptor)
    return counted
  }
}

/** Replaces built-in functions by functions that throw. The returned function restores the built-ins. */
export function breakBuiltins(): () => void {
  const { defineProperty, getOwnPropertyDescriptor } = Reflect
  const broken = () => {
    throw new Error('broken by the page')
  }
  const replaced: { owner: object; key: string; descriptor: PropertyDescriptor | undefined }[] = []
  const all: [object, string[]][] = [
    [JSON, ['stringify', 'parse']],
    [Object, ['entries', 'keys', 'assign']],
    [Array, ['isArray', 'from']],
    [Array.prototype, ['push', 'slice', 'splice', 'map', 'join', 'forEach']],
    [String, ['fromCharCode']],
    [String.prototype, ['includes', 'indexOf', 'slice', 'endsWith', 'toUpperCase', 'charCodeAt']],
    [RegExp.prototype, ['test', 'exec']],
    [WeakMap.prototype, ['get', 'set', 'delete']],
    [EventTarget.prototype, ['dispatchEvent', 'addEventListener']],
    [Blob.prototype, ['arrayBuffer', 'text', 'slice']],
    [Request.prototype, ['clone', 'arrayBuffer', 'text']],
    [TextEncoder.prototype, ['encode']],
    [Promise.prototype, ['then', 'catch']],
    [Function.prototype, ['call', 'apply', 'bind']],
    [Reflect, ['apply']],
    [Date, ['now']],
    [window, ['dispatchEvent', 'CustomEvent', 'MouseEvent', 'Uint8Array', 'TextEncoder', 'btoa', 'Proxy']],
    [window, ['Blob', 'Headers', 'Request', 'URL', 'Promise']],
  ]
  for (const [owner, keys] of all) {
    for (const key of keys) {
      replaced[replaced.length] = { owner, key, descriptor: getOwnPropertyDescriptor(owner, key) }
      defineProperty(owner, key, { value: broken, configurable: true, writable: true })
    }
  }
  return () => {
    for (const { owner, key, descriptor } of replaced) {
      if (descriptor) defineProperty(owner, key, descriptor)
      else Reflect.deleteProperty(owner, key)
    }
  }
}
