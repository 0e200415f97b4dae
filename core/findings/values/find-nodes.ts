import type { Json } from '../../publish/publish'

/** A value within a goal's properties or an attribute. */
export interface Node {
  /** Path separated by `/`, as in the Web Console. */
  readonly path: string
  readonly key: string
  readonly value: Json
}

/** Maximum number of values to visit, and to return. No one reads more findings of one goal. */
const MAX_VISITED_NODES = 5000
const MAX_FOUND_NODES = 20

/** Keys that have no meaning without the key of their parent. */
const GENERIC_KEYS = new Set(['number', 'no', 'nr', 'num', 'value'])

/**
 * Returns the values at any depth that pass a test; null when there are none, which is the usual case. A value that
 * passes is not searched further. `key` is the key of the value, or of the list that contains it. A generic key is
 * preceded by its parent's: the `number` in `payment` is `payment_number`.
 */
export function findNodes(
  properties: { readonly [key: string]: Json },
  test: (value: Json, key: string) => boolean,
): readonly Node[] | null {
  let found: Node[] | null = null
  let visited = 0
  const visit = (value: Json, key: string, path: string): void => {
    if (visited++ >= MAX_VISITED_NODES) return
    if (test(value, key)) {
      found ??= []
      if (found.length < MAX_FOUND_NODES) found.push({ path, key, value })
    } else if (value !== null && typeof value === 'object') inside(value, key, `${path}/`)
  }
  const inside = (value: object, key: string, prefix: string): void => {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) visit(value[index] as Json, key, `${prefix}${index}`)
      return
    }
    const members = value as { readonly [key: string]: Json }
    for (const inner in members) {
      const name = GENERIC_KEYS.has(inner) && key !== '' ? `${key}_${inner}` : inner
      visit(members[inner] ?? null, name, prefix + inner)
    }
  }
  inside(properties, '', '')
  return found
}
