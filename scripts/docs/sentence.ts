import english from '../../locales/en.json'
import type { Message } from '../../core/message'

/** A message in English. `say()` has its words from the browser; these are the same. */
export function sentence({ key, values = {} }: Message): string {
  let found: unknown = english
  for (const part of key.split('.')) found = (found as Readonly<Record<string, unknown>>)[part]
  return String(found).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}
