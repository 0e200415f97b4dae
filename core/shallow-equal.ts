/** Compares two arrays item by item, with `Object.is` unless `isEqual` is given. */
export const arraysEqual = <T>(
  one: readonly T[],
  other: readonly T[],
  isEqual: (one: T, other: T) => boolean = Object.is,
): boolean => one.length === other.length && one.every((item, index) => isEqual(item, other[index] as T))

/** Compares two objects key by key, or two lists item by item, with `Object.is`. */
export function shallowEqual<T extends object>(one: T, other: T): boolean {
  const keys = Object.keys(one) as (keyof T)[]
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && Object.is(one[key], other[key]))
  )
}
