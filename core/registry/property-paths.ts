/** Levels and paths that are read of one filter; more is nobody's honest filter. */
const MOST_LEVELS = 40
const MOST_PATHS = 50

/**
 * The properties that a metric's filter reads: the `{"var": "path"}` and `{"var": {"path": "…"}}` leaves of its JSON
 * expression (the SDK's own expression language, `@absmartly/javascript-sdk` 1.13.4, `lib/jsonexpr/operators/var.js`),
 * each once. A console sends the expression as text. What cannot be read has no paths.
 */
export function propertyPaths(filter: unknown): readonly string[] {
  const paths = new Set<string>()
  collect(typeof filter === 'string' ? parsed(filter) : filter, paths, 0)
  return [...paths]
}

function collect(value: unknown, paths: Set<string>, level: number): void {
  if (typeof value !== 'object' || value === null || level > MOST_LEVELS || paths.size >= MOST_PATHS) return
  for (const [key, inner] of Object.entries(value)) {
    const path = key === 'var' ? pathOf(inner) : null
    if (path === null) collect(inner, paths, level + 1)
    else if (path !== '') paths.add(path)
  }
}

function pathOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  const path: unknown = typeof value === 'object' && value !== null && 'path' in value ? value.path : null
  return typeof path === 'string' ? path : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
