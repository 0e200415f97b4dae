import type { Json } from '../publish/publish'
import { createHits } from '../query/hits'
import type { TextRange } from '../query/query'
import { jsonText } from './text-window'
import { entryPointer, isContainer } from './pointer'

/** More hits are not counted. */
export const MAX_MATCHES = 1000

/** Where a text stands in a tree. */
export interface TreeMatch {
  readonly pointer: string
  /** Where the first hit ends in the value as JSON, in UTF-16 code units; 0 where it is in the key. */
  readonly end: number
}

/** Finds the places of a text in another, whatever its case; none for an empty one. */
export function createTextMatcher(text: string): (searched: string) => readonly TextRange[] {
  const hits = createHits({ kind: 'text', text })
  return (searched) => (hits.isEmpty ? [] : hits.in(searched, []))
}

/** The entries whose key or plain value has a text in it, as a tree shows them, from the top. */
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
    for (const [one, inner] of entries.toReversed())
      // What is counted is no name.
      waiting.push({ pointer: entryPointer(pointer, one), key: inList ? '' : one, value: inner })
  }
  return found
}

interface Waiting {
  readonly pointer: string
  readonly key: string
  readonly value: Json
}
