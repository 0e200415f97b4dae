/**
 * The browser's own functions, taken before any script of the page can replace them. What the page does to its
 * globals later changes nothing here, and what we call is never the page's code.
 *
 * So nothing in the interceptor calls a method by its name on a text, a list or a map, nor spreads, destructures or
 * loops over a list: all of these go through what the page may have replaced. Lists are walked by index.
 */
export const apply = Reflect.apply
export const now = Date.now
export const stringify = JSON.stringify
export const encodeBase64 = btoa
export const isArray = Array.isArray
export const entriesOf = Object.entries
export const fromCharCode = String.fromCharCode
export const iteratorSymbol: symbol = Symbol.iterator

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
/** UTF-8 of a text; lone surrogates become U+FFFD, as they do on the wire. */
export const encodeText = encoder.encode.bind(encoder)

const describe = Object.getOwnPropertyDescriptor
/** What an object of the page has as a property of its own; null for a getter, which may be the page's code. */
export function propertyOf(owner: object, name: string): unknown {
  const property = describe(owner, name)
  return property?.get || property?.set ? null : property?.value
}

const nativeSource = Function.prototype.toString
/** A function's source text by the browser's own account. */
export const sourceOf = (named: unknown): string => apply(nativeSource, named, [])

/** The getter of a property that the browser defines, to be called on an object whatever the page has done to it. */
export function nativeGetter<Owner extends object, Name extends keyof Owner & string>(
  prototype: Owner,
  name: Name,
): (owner: unknown) => Owner[Name] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get
  return (owner) => apply(get as () => Owner[Name], owner, [])
}

/** A method that the browser defines, to be called on an object whatever the page has done to it. */
export function nativeMethod<Args extends unknown[], Result>(
  method: (this: never, ...args: Args) => Result,
): (owner: unknown, ...args: Args) => Result {
  const callable = method as (this: unknown, ...args: Args) => Result
  return (owner, ...args) => apply<unknown, Args, Result>(callable, owner, args)
}

/** Whether an object inherits from another, of this frame and not of its twin in another one. */
export const isPrototypeOf = nativeMethod(Object.prototype.isPrototypeOf)

/** True when a method or getter of a class takes the value for one of its own, of whatever frame it comes from. */
export function acceptsValue(method: (value: unknown) => unknown, value: unknown): boolean {
  try {
    method(value)
    return true
  } catch {
    return false
  }
}

/** What is done with texts here, whatever the page has done to `String.prototype`. */
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
