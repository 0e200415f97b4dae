import type { Json } from '../publish/publish'
import { createHits } from '../query/hits'
import type { TextRange } from '../query/query'
import { jsonText } from './text-window'
import { entryPointer, isContainer } from './pointer'

/** Maximum number of matches; further ones are not counted. */
export const MAX_MATCHES = 1000

/** An entry that matches a search. */
export interface TreeMatch {
  readonly pointer: string
  /** End of the first hit in the value's JSON, in UTF-16 code units; 0 when only the key matches. */
  readonly end: number
}

/** Returns a function that finds `text` in a string, ignoring case. Empty text is never found. */
export function createTextMatcher(text: string): (searched: string) => readonly TextRange[] {
  const hits = createHits({ kind: 'text', text })
  return (searched) => (hits.isEmpty ? [] : hits.in(searched, []))
}

/** Finds the entries whose key or plain value contains `text` as the tree displays them, from top to bottom. */
export function findInTree(root: Json, text: string): readonly TreeMatch[] {
  if (text === '') return []
  const ranges = createTextMatcher(text)
  const found: TreeMatch[] = []
  const waiting: Waiting[] = [{ pointer: '', key: '', value: root }]
  for (let next = waiting.pop(); next && found.length < MAX_MATCHES; next = waiting.pop()) {
    const { pointer, key, value } = next
    const inValue = isContainer(value) ? [] : ranges(jsonText(value))
    if (inValue[0] || ranges(key).length > 0) found.push({ pointer, end: inValue[0]?.to ?? 0 })
    if (!isContainer(value)) continue
    const inList = Array.isArray(value)
    const entries = Object.entries<Json>(value)
    for (const [name, inner] of entries.toReversed())
      // The index of a list entry is not searched, since it is not a name.
      waiting.push({ pointer: entryPointer(pointer, name), key: inList ? '' : name, value: inner })
  }
  return found
}

interface Waiting {
  readonly pointer: string
  readonly key: string
  readonly value: Json
}
