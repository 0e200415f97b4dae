import { type Container, entryPointer, isContainer, sizeOf } from '../json-tree/pointer'
import type { Json } from '../publish/publish'

/** A value without entries: a plain value, or an empty list or object. */
export type Leaf = Exclude<Json, Container> | Container

/** Returns all leaves of a value by JSON Pointer (RFC 6901), in their original order. */
export function flatten(root: Json): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const add = (value: Json, pointer: string): void => {
    if (!isContainer(value) || sizeOf(value) === 0) leaves.set(pointer, value)
    else for (const [key, inner] of Object.entries<Json>(value)) add(inner, entryPointer(pointer, key))
  }
  add(root, '')
  return leaves
}
