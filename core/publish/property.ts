import type { Goal, Json } from './publish'

/**
 * Returns the value at a path of a goal's properties, or undefined. A path consists of keys and list indices separated
 * by dots. A key that contains dots itself is looked up as a whole first.
 */
export function propertyAt({ properties }: Pick<Goal, 'properties'>, path: string): Json | undefined {
  return properties === null ? undefined : valueAt(properties, path)
}

function valueAt(value: Json, path: string): Json | undefined {
  if (value === null || typeof value !== 'object') return undefined
  if (Object.hasOwn(value, path)) return (value as Record<string, Json>)[path]
  for (let point = path.indexOf('.'); point > 0; point = path.indexOf('.', point + 1)) {
    const key = path.slice(0, point)
    if (!Object.hasOwn(value, key)) continue
    const found = valueAt((value as Record<string, Json>)[key] ?? null, path.slice(point + 1))
    if (found !== undefined) return found
  }
  return undefined
}

/** Maximum number of paths in one goal's properties, and of their levels. No one can choose among more. */
const MAX_PATHS = 100
const MAX_LEVELS = 20

/** Returns the paths of all single values in a goal's properties, in order. */
export function valuePaths({ properties }: Pick<Goal, 'properties'>): string[] {
  const paths: string[] = []
  const walk = (value: Json, path: string, level: number): void => {
    if (paths.length >= MAX_PATHS || level > MAX_LEVELS) return
    const inner = value !== null && typeof value === 'object' ? Object.entries(value) : []
    if (inner.length === 0 && path !== '') paths.push(path)
    for (const [key, one] of inner) walk(one, path === '' ? key : `${path}.${key}`, level + 1)
  }
  if (properties !== null) walk(properties, '', 0)
  return paths
}
