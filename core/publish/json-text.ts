import { parseJson } from '../parse-json'
import type { Json } from './publish'

/**
 * Maximum nesting of a body. No event is nested deeper, and `JSON.stringify` and a recursive view can still handle it.
 */
export const MAX_JSON_DEPTH = 200

/** Parses JSON, or returns the reason why it can't be read. Never throws. */
export function readJson(
  text: string,
): { readonly json: Json } | { readonly problem: 'notJson' | 'tooDeep' } {
  const json = parseJson(text) as Json | undefined
  if (json === undefined) return { problem: 'notJson' }
  return isDeeperThan(json, MAX_JSON_DEPTH) ? { problem: 'tooDeep' } : { json }
}

/** Checks the nesting without recursion, since a recursive function might overflow the stack. */
function isDeeperThan(json: Json, levels: number): boolean {
  let level: Json[] = [json]
  for (let depth = 0; depth <= levels; depth++) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values<Json>(value) : [],
    )
    if (level.length === 0) return false
  }
  return true
}
