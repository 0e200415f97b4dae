import english from '../../locales/en.json'
import type { Message } from '../../core/message'

/**
 * Returns a message in English, as `say()` does in the extension. `say()` reads the sentences from the browser, which a
 * script can't.
 */
export function sentence({ key, values = {} }: Message): string {
  let found: unknown = english
  for (const part of key.split('.')) found = (found as Readonly<Record<string, unknown>>)[part]
  return String(found).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}
