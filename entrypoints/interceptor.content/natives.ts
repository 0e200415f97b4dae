/**
 * The browser's own functions, stored before any script of the page can replace them. Later changes to the page's
 * globals have no effect here, and no call from here runs the page's code.
 *
 * For the same reason, the interceptor never calls a method by name on a string, array or map, and never spreads,
 * destructures or iterates an array: the page may have replaced the methods these use. Arrays are read by index.
 */
export const apply = Reflect.apply
export const reflectHas = Reflect.has
export const reflectSet = Reflect.set
export const keysOf = Reflect.ownKeys
export const now = Date.now
export const stringify = JSON.stringify
export const encodeBase64 = btoa
export const isArray = Array.isArray
export const fromCharCode = String.fromCharCode
export const defineProperty = Object.defineProperty
export const iteratorSymbol: symbol = Symbol.iterator
export const arrayValues: unknown = Array.prototype[Symbol.iterator]

export const FunctionPrototype = Function.prototype

export const NativeProxy = Proxy
export const NativeRequest = Request
export const NativeHeaders = Headers
export const NativeUrl = URL
export const NativeBlob = Blob
export const NativeFormData = FormData
export const NativeUrlSearchParams = URLSearchParams
export const NativeReadableStream = ReadableStream
export const NativeArrayBuffer = ArrayBuffer
export const NativeBytes = Uint8Array
export const NativeCustomEvent = CustomEvent
export const NativeMouseEvent = MouseEvent

const encoder = new TextEncoder()
/** Encodes a string as UTF-8. Lone surrogates become U+FFFD, as they do on the wire. */
export const encodeText = encoder.encode.bind(encoder)

const describe = Reflect.getOwnPropertyDescriptor
/**
 * Returns the descriptor of an own property. It has no prototype, since the page may have given every object a `get`,
 * and the engine also reads inherited properties of a descriptor (ECMA-262, ToPropertyDescriptor).
 */
export function descriptorOf(owner: object, key: PropertyKey): PropertyDescriptor | undefined {
  const descriptor = describe(owner, key)
  return descriptor && ({ __proto__: null, ...descriptor } as PropertyDescriptor)
}

/** Returns the value of an object's own property. Returns null for a getter or setter, which may be the page's code. */
export function propertyOf(owner: object, name: string): unknown {
  const property = descriptorOf(owner, name)
  return property?.get || property?.set ? null : property?.value
}

const nativeToString = Function.prototype.toString
/** Returns the source of a function, as the browser's own `toString` prints it. */
export const sourceOf = (named: unknown): string => apply(nativeToString, named, [])

/** Returns a function that calls a getter of the browser on an object. Later changes by the page do not affect it. */
export function nativeGetter<Owner extends object, Name extends keyof Owner & string>(
  prototype: Owner,
  name: Name,
): (owner: unknown) => Owner[Name] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get
  return (owner) => apply(get as () => Owner[Name], owner, [])
}

/** Returns a function that calls a method of the browser on an object. Later changes by the page do not affect it. */
export function nativeMethod<Args extends unknown[], Result>(
  method: (this: never, ...args: Args) => Result,
): (owner: unknown, ...args: Args) => Result {
  const callable = method as (this: unknown, ...args: Args) => Result
  return (owner, ...args) => apply<unknown, Args, Result>(callable, owner, args)
}

/**
 * Returns whether an object inherits from a prototype of this frame. Objects of another frame inherit from that frame's
 * prototypes.
 */
export const isPrototypeOf = nativeMethod(Object.prototype.isPrototypeOf)

/**
 * Returns true when a method or getter of the browser accepts the value as an instance of its class, from any frame.
 */
export function acceptsValue(method: (value: unknown) => unknown, value: unknown): boolean {
  try {
    method(value)
    return true
  } catch {
    return false
  }
}

/** String methods, unaffected by changes to `String.prototype`. */
export const stringMethods = {
  slice: nativeMethod(String.prototype.slice),
  includes: nativeMethod(String.prototype.includes) as (text: string, part: string) => boolean,
  indexOf: nativeMethod(String.prototype.indexOf) as (text: string, part: string) => number,
  endsWith: nativeMethod(String.prototype.endsWith) as (text: string, part: string, end: number) => boolean,
  toUpperCase: nativeMethod(String.prototype.toUpperCase),
  toLowerCase: nativeMethod(String.prototype.toLowerCase),
  charCodeAt: nativeMethod(String.prototype.charCodeAt),
  trim: nativeMethod(String.prototype.trim),
}
