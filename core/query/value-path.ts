import type { Json } from '../publish/publish'

/** Returns the values at a path in an object; without a path, all its values. */
export const membersAt = (
  value: { readonly [key: string]: Json },
  path: readonly string[],
): readonly Json[] => (path.length === 0 ? Object.values(value) : valuesAt(value, path))

/**
 * Returns the values at a path in a JSON value. Every entry of a list is searched, unless the path selects one by
 * index. Case is ignored, but an exact key takes precedence.
 */
function valuesAt(value: Json, path: readonly string[]): readonly Json[] {
  let found: readonly Json[] = [value]
  for (const key of path) found = found.flatMap((one) => step(one, key))
  return found
}

function step(value: Json, key: string): readonly Json[] {
  if (value === null || typeof value !== 'object') return []
  if (isList(value)) {
    const entry = /^\d{1,9}$/.test(key) ? value[Number(key)] : undefined
    return entry === undefined ? value.flatMap((one) => step(one, key)) : [entry]
  }
  if (Object.hasOwn(value, key)) return [value[key] as Json]
  const folded = key.toLowerCase()
  return Object.keys(value)
    .filter((other) => other.toLowerCase() === folded)
    .map((other) => value[other] as Json)
}

/** Returns the values that can be compared with text. Lists are flattened, and objects are dropped. */
export function plainValues(values: readonly Json[]): readonly (string | number | boolean | null)[] {
  if (values.every(isPlain)) return values
  return values.flatMap((value) => (isPlain(value) ? [value] : isList(value) ? plainValues(value) : []))
}

/**
 * Returns the paths to plain values, for completion; at most `max`. Only the first three entries of a list are read.
 */
export function pathsIn(
  value: Json,
  max: number,
  before: readonly string[] = [],
): readonly (readonly string[])[] {
  if (isPlain(value)) return before.length > 0 ? [before] : []
  if (isList(value))
    return value
      .slice(0, 3)
      .flatMap((one) => pathsIn(one, max, before))
      .slice(0, max)
  return Object.entries(value)
    .slice(0, max)
    .flatMap(([key, inner]) => pathsIn(inner, max, [...before, key]))
    .slice(0, max)
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
const isPlain = (value: Json): value is string | number | boolean | null =>
  value === null || typeof value !== 'object'
