import type { Json } from './publish'

/** Deeper than any event, and far from what `JSON.stringify` and a view can still walk through. */
export const MAX_JSON_DEPTH = 200

/** A text as JSON; or why it is none that can be read. Never throws. */
export function readJson(
  text: string,
): { readonly json: Json } | { readonly problem: 'notJson' | 'tooDeep' } {
  let json: Json
  try {
    json = JSON.parse(text) as Json
  } catch {
    return { problem: 'notJson' }
  }
  return isDeeperThan(json, MAX_JSON_DEPTH) ? { problem: 'tooDeep' } : { json }
}

/** Without recursion: what is to be told here is whether recursion is safe. */
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
