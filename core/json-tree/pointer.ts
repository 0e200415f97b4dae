import type { Json } from '../publish/publish'

/** A JSON value that has others in it. */
export type Container = readonly Json[] | { readonly [key: string]: Json }

/** True for lists and objects. */
export const isContainer = (value: Json): value is Container => typeof value === 'object' && value !== null

/** How many entries a list or an object has. */
export const sizeOf = (value: Container): number =>
  Array.isArray(value) ? value.length : Object.keys(value).length

/** The JSON Pointer (RFC 6901) of an entry; that of the whole value is empty. */
export const entryPointer = (container: string, key: string): string =>
  `${container}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** The pointer of what holds an entry; that of the whole value holds itself. */
export const parentPointer = (pointer: string): string =>
  pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))

/** The keys that lead to a place, places of lists among them. */
export const pointerKeys = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

/** What is at a place; undefined where there is nothing. */
export function valueAtPointer(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root
  for (const key of pointerKeys(pointer)) {
    if (value === undefined || !isContainer(value) || !isEntry(value, key)) return undefined
    value = (value as { readonly [key: string]: Json })[key]
  }
  return value
}

/** A path as one would write it in JavaScript: `properties.items[0]["unit price"]`. Empty for the whole value. */
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

/** A list has its length, too, but not as an entry. */
const isEntry = (value: Container, key: string): boolean =>
  Object.getOwnPropertyDescriptor(value, key)?.enumerable === true

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/
