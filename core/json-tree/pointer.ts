import type { Json } from '../publish/publish'

/** A JSON list or object. */
export type Container = readonly Json[] | { readonly [key: string]: Json }

/** Returns whether a value is a list or an object. */
export const isContainer = (value: Json): value is Container => typeof value === 'object' && value !== null

/** Returns the number of entries of a list or an object. */
export const sizeOf = (value: Container): number =>
  Array.isArray(value) ? value.length : Object.keys(value).length

/** Returns the JSON Pointer (RFC 6901) of an entry of `container`. The pointer of the root is empty. */
export const entryPointer = (container: string, key: string): string =>
  `${container}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Returns the pointer of the list or object that contains an entry. The root is its own parent. */
export const parentPointer = (pointer: string): string =>
  pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))

/** Returns the keys along a pointer, including list indexes. */
export const pointerKeys = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

/** Returns the value at a pointer, or undefined. */
export function valueAtPointer(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root
  for (const key of pointerKeys(pointer)) {
    if (value === undefined || !isContainer(value) || !isEntry(value, key)) return undefined
    value = (value as { readonly [key: string]: Json })[key]
  }
  return value
}

/** Formats a pointer as a JavaScript path: `properties.items[0]["unit price"]`. Empty for the root. */
export function pathText(root: Json, pointer: string): string {
  let text = ''
  let within: Json | undefined = root
  for (const key of pointerKeys(pointer)) {
    if (Array.isArray(within)) text += `[${key}]`
    else if (!IDENTIFIER.test(key)) text += `[${JSON.stringify(key)}]`
    else text += text === '' ? key : `.${key}`
    within =
      within !== undefined && isContainer(within)
        ? (within as { readonly [key: string]: Json })[key]
        : undefined
  }
  return text
}

/**
 * Returns whether a container has an entry with this key. The `length` of a list is its own property, but not an entry.
 */
const isEntry = (value: Container, key: string): boolean =>
  Object.getOwnPropertyDescriptor(value, key)?.enumerable === true

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/
