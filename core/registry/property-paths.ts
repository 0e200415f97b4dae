import { parseJson } from '../parse-json'

/** Maximum nesting and number of paths read from one filter. No genuine filter has more. */
const MAX_LEVELS = 40
const MAX_PATHS = 50

/**
 * Returns the properties that a metric's filter reads: the `{"var": "path"}` and `{"var": {"path": "…"}}` leaves of
 * its JSON expression (the SDK's own expression language, `@absmartly/javascript-sdk` 1.13.4,
 * `lib/jsonexpr/operators/var.js`), without duplicates. A console sends the expression as a string. An unreadable
 * filter has no paths.
 */
export function filterPaths(filter: unknown): readonly string[] {
  const paths = new Set<string>()
  collect(typeof filter === 'string' ? parseJson(filter) : filter, paths, 0)
  return [...paths]
}

/**
 * Returns the paths of a filter that a goal may lack, because the filter can pass without them. Assumes that all other
 * properties that the filter reads have the required values. The operators, and how each handles null, are those of the
 * SDK's expressions (`@absmartly/javascript-sdk` 1.13.4, `es/jsonexpr`). An unknown operator may do anything.
 */
export function optionalPaths(filter: unknown): readonly string[] {
  const expression = typeof filter === 'string' ? parseJson(filter) : filter
  return filterPaths(expression).filter((path) => {
    const truth = evaluate(expression, path, 0)
    return truth === 'yes' || truth === 'open'
  })
}

/** Value of an expression without one property. `nothing`: null. `open`: it depends on other properties. */
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
    // Wrapper that a console adds to an expression.
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
      return negated(operands[0] ?? 'nothing')
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

const negated = (truth: Truth): Truth => (truth === 'open' ? 'open' : isFalse(truth) ? 'yes' : 'no')

/**
 * Returns whether the SDK's expressions treat a value as true: anything but `false`, 0, these as strings, and an
 * empty string.
 */
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
