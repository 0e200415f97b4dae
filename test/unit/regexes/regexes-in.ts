/** Collects the regular expressions of a source file. */
import { parseSync, Visitor } from 'oxc-parser'

/** One regular expression in the code. */
export interface FoundRegex {
  readonly path: string
  readonly line: number
  /** As written in the file. */
  readonly code: string
  /** Null when it is computed at run time. */
  readonly pattern: string | null
  readonly flags: string
}

/** String methods that turn a string into a regular expression. */
const FROM_STRING = new Set(['match', 'matchAll', 'search'])

/**
 * Returns the literals, the calls of `RegExp`, the strings that `match`, `matchAll` or `search` turn into a regular
 * expression, and the `pattern` attributes of inputs. Throws if the file cannot be parsed.
 */
export function regexesIn(path: string, source: string): FoundRegex[] {
  const { program, errors } = parseSync(path, source)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const found: FoundRegex[] = []
  const add = (node: Span, pattern: string | null, flags: string) => {
    const line = source.slice(0, node.start).split('\n').length
    found.push({ path, line, code: source.slice(node.start, node.end), pattern, flags })
  }
  const addConstructed = (node: Span & Call) => {
    const [pattern, flags] = node.arguments
    if (!isNamed(node.callee, 'RegExp')) return
    const constant = flags === undefined ? '' : constantText(flags)
    add(node, constant === null ? null : constantText(pattern), constant ?? '')
  }
  new Visitor({
    Literal(node) {
      if ('regex' in node) add(node, node.regex.pattern, node.regex.flags)
    },
    NewExpression: addConstructed,
    CallExpression(node) {
      addConstructed(node)
      const {
        callee,
        arguments: [first],
      } = node
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
      if (!FROM_STRING.has(callee.property.name) || !first || !isText(first)) return
      add(node, constantText(first), callee.property.name === 'matchAll' ? 'g' : '')
    },
    JSXAttribute(node) {
      if (node.name.name !== 'pattern' || !node.value) return
      const text = constantText(node.value)
      // HTML Standard, “The pattern attribute”.
      add(node, text === null ? null : `^(?:${text})$`, 'v')
    },
  }).visit(program)
  return found
}

interface Span {
  readonly start: number
  readonly end: number
}

interface Call {
  readonly callee: object
  readonly arguments: readonly object[]
}

interface Expression {
  readonly type?: string
  readonly name?: unknown
  readonly value?: unknown
  readonly quasis?: readonly { readonly value: { readonly cooked: string | null } }[]
  readonly property?: Expression
}

/** Returns whether an expression is `name`, or a property of that name: `globalThis.RegExp`. */
const isNamed = (expression: Expression, name: string): boolean =>
  expression.name === name || expression.property?.name === name

const isText = ({ type, value }: Expression): boolean =>
  type === 'TemplateLiteral' || typeof value === 'string'

/** Returns the value of a string literal or of a template without placeholders; null for anything else. */
function constantText({ type, value, quasis = [] }: Expression = {}): string | null {
  if (type === 'Literal' && typeof value === 'string') return value
  return type === 'TemplateLiteral' && quasis.length === 1 ? (quasis[0]?.value.cooked ?? null) : null
}
