import type { Json } from '../../publish/publish'

/** A value somewhere in a goal's properties, or in an attribute. */
export interface Node {
  /** Parts apart by `/`, as the Web Console writes paths. */
  readonly path: string
  readonly key: string
  readonly value: Json
}

/** Values that are looked at, and those that are told of: nobody reads more findings of one goal. */
const MAX_VISITED_NODES = 5000
const MAX_FOUND_NODES = 20

/** Keys that say nothing without what they are in. */
const GENERIC_KEYS = new Set(['number', 'no', 'nr', 'num', 'value'])

/**
 * The values in it, at any depth, that pass a test; what is in one that passes is not looked at. `key` is that of the
 * value itself, or of the list it is in; `payment_number` for the `number` in `payment`. Null where there are none, as there mostly are.
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
