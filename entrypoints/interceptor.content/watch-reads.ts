import { descriptorOf, isArray, keysOf, NativeProxy, reflectHas, reflectSet } from './natives'

/** Outcome of the reads so far. */
export interface Reads {
  /** True once a read threw, so that the browser rejects the call and sends nothing. */
  failed?: true
}

/** Called with a property and the value that the browser has read. Returns the value that the browser gets. */
type OnRead = (key: PropertyKey, value: unknown) => unknown

interface Watch {
  readonly source: object
  readonly reads: Reads
  readonly onRead: OnRead
}

/**
 * Makes an object that the browser can read in place of the page's object. It forwards every operation, in the same
 * order, and reports the values that are read. The page's object may consist of getters or be a Proxy, so an
 * additional read could be noticed, and a value that can be read only once would be gone.
 *
 * The Proxy has a target of its own: the engine checks after each read whether the target has the property, which a
 * Proxy of the page would see, and it allows no other value for a frozen property (ECMA-262, 10.5.8).
 */
export function watchReads(source: object, reads: Reads, onRead: OnRead): object {
  const watch = { __proto__: traps, source, reads, onRead }
  return new NativeProxy(isArray(source) ? [] : {}, watch as unknown as ProxyHandler<object>)
}

/** Reports a value, and returns the value for the browser. A fault of Goalkeeper must not reject the page's call. */
export function valueFor<Key>(
  onRead: (key: Key, value: unknown) => unknown,
  key: Key,
  value: unknown,
): unknown {
  try {
    return onRead(key, value)
  } catch {
    return value
  }
}

/**
 * Browsers use `get`, `ownKeys` and `getOwnPropertyDescriptor`. The others are for functions of other extensions that
 * have wrapped the browser's before.
 */
const traps = {
  __proto__: null,
  get(this: Watch, _target: object, key: PropertyKey): unknown {
    let value: unknown
    try {
      value = this.source[key as keyof typeof this.source]
    } catch (error) {
      this.reads.failed = true
      throw error
    }
    return valueFor(this.onRead, key, value)
  },
  has(this: Watch, _target: object, key: PropertyKey) {
    return reflectHas(this.source, key)
  },
  set(this: Watch, _target: object, key: PropertyKey, value: unknown) {
    return reflectSet(this.source, key, value)
  },
  ownKeys(this: Watch) {
    return keysOf(this.source)
  },
  getOwnPropertyDescriptor(this: Watch, target: object, key: PropertyKey) {
    const property = descriptorOf(this.source, key)
    // A property may be reported as fixed only if the target has it too, as the length of an array.
    if (property && !descriptorOf(target, key)) property.configurable = true
    return property
  },
}
