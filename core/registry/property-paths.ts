/** Levels and paths that are read of one filter; more is nobody's honest filter. */
const MAX_LEVELS = 40
const MAX_PATHS = 50

/**
 * The properties that a metric's filter reads: the `{"var": "path"}` and `{"var": {"path": "…"}}` leaves of its JSON
 * expression (the SDK's own expression language, `@absmartly/javascript-sdk` 1.13.4, `lib/jsonexpr/operators/var.js`),
 * each once. A console sends the expression as text. What cannot be read has no paths.
 */
export function filterPaths(filter: unknown): readonly string[] {
  const paths = new Set<string>()
  collect(typeof filter === 'string' ? parsed(filter) : filter, paths, 0)
  return [...paths]
}

/**
 * Those of a filter's paths that a goal may do without: with nothing there, the filter may still hold. Everything else
 * that the filter reads is taken to be as it should. The operators, and what each makes of nothing (null), are those of
 * the SDK's expressions (`@absmartly/javascript-sdk` 1.13.4, `es/jsonexpr`); one that is not among them may do anything.
 */
export function optionalPaths(filter: unknown): readonly string[] {
  const expression = typeof filter === 'string' ? parsed(filter) : filter
  return filterPaths(expression).filter((path) => {
    const truth = evaluate(expression, path, 0)
    return truth === 'yes' || truth === 'open'
  })
}

type Truth = 'yes' | 'no' | 'nothing' | 'open'

function evaluate(expression: unknown, without: string, level: number): Truth {
  if (level > MAX_LEVELS) return 'open'
  const inner = (value: unknown) => evaluate(value, without, level + 1)
  if (Array.isArray(expression)) return every(expression.map(inner))
  const [entry] = typeof expression === 'object' && expression !== null ? Object.entries(expression) : []
  if (!entry) return 'nothing'
  const [operator, operand] = entry as [string, unknown]
  const operands = Array.isArray(operand) ? operand.map(inner) : [inner(operand)]
  switch (operator) {
    // How a console wraps an expression.
    case 'filter':
      return inner(operand)
    case 'value':
      return operand === null ? 'nothing' : truthOf(operand) ? 'yes' : 'no'
    case 'var':
      return pathOf(operand) === without ? 'nothing' : 'open'
    case 'and':
      return every(operands)
    case 'or':
      return operands.length === 0 || operands.includes('yes')
        ? 'yes'
        : operands.includes('open')
          ? 'open'
          : 'no'
    case 'not':
      return contrary(operands[0] ?? 'nothing')
    case 'null':
      return operands[0] === 'open' ? 'open' : operands[0] === 'nothing' ? 'yes' : 'no'
    case 'eq':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'in':
    case 'match':
      return operands.slice(0, 2).includes('nothing') ? 'nothing' : 'open'
    default:
      return 'open'
  }
}

const isFalse = (truth: Truth): boolean => truth === 'no' || truth === 'nothing'

const every = (truths: readonly Truth[]): Truth =>
  truths.some(isFalse) ? 'no' : truths.includes('open') ? 'open' : 'yes'

const contrary = (truth: Truth): Truth => (truth === 'open' ? 'open' : isFalse(truth) ? 'yes' : 'no')

/** What the SDK's expressions take for true: not `false`, 0, their texts, and nothing. */
const truthOf = (value: unknown): boolean =>
  value !== false && value !== 0 && value !== '' && value !== '0' && value !== 'false'

function collect(value: unknown, paths: Set<string>, level: number): void {
  if (typeof value !== 'object' || value === null || level > MAX_LEVELS || paths.size >= MAX_PATHS) return
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
