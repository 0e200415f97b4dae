/**
 * Caches the result of a function for each object that it is called with, compared by identity. The cache does not keep
 * an object alive.
 *
 * Use it only if the result depends on the object alone and the object never changes. Null is cached like any other
 * result.
 *
 * The annotation lets the bundler drop memoized functions that a content script does not call.
 */
/* @__NO_SIDE_EFFECTS__ */
export function memoizeByRef<Key extends object, Value extends object | string | number | boolean | null>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const results = new WeakMap<Key, Value>()
  return (key) => {
    const cached = results.get(key)
    // No result is undefined, so undefined means that the object is new.
    if (cached !== undefined) return cached
    const result = compute(key)
    results.set(key, result)
    return result
  }
}
