/** Extracts the prose of a file: comments and test titles of code, Markdown, messages of the user interface. */
import { parseSync, Visitor } from 'oxc-parser'

/** A piece of prose, such as one comment. */
export interface Prose {
  readonly kind: 'comment' | 'docstring' | 'title' | 'document' | 'message'
  readonly text: string
  /** Line of the file where it starts, from 1. */
  readonly line: number
}

const SCRIPT = /\.(?:[cm]?[jt]s|tsx)$/
const TITLED = ['test', 'it', 'describe']
/** Matches the bad examples of the style guide. */
const BAD_EXAMPLES = /<!-- bad examples -->.*?<!-- \/bad examples -->/gs
const CODE = /```.*?```|`[^`\n]*`/gs

/** Returns the prose of a file. The list is empty for kinds of files without prose. */
export function proseOf(path: string, source: string): Prose[] {
  if (path.endsWith('.md')) return [{ kind: 'document', text: blank(source, BAD_EXAMPLES, CODE), line: 1 }]
  if (path.startsWith('locales/') && path.endsWith('.json')) return messagesIn(source)
  if (SCRIPT.test(path)) return proseOfScript(path, source)
  if (/\.(?:css|html)$/.test(path)) return commentsIn(source, /\/\*(.*?)\*\/|<!--(.*?)-->/gs)
  return []
}

function proseOfScript(path: string, source: string): Prose[] {
  const { program, comments } = parseSync(path, source)
  const lineAt = lineFinder(source)
  const found: Prose[] = comments.map(({ type, value, start }) => ({
    kind: type === 'Block' && value.startsWith('*') ? 'docstring' : 'comment',
    text: blank(value.replaceAll(/^\s*\*/gm, ''), /\{@link [^}]*\}/g, CODE),
    line: lineAt(start),
  }))
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      if (!first || !TITLED.includes(rootName(callee))) return
      const text = constantText(first)
      if (text !== '') found.push({ kind: 'title', text, line: lineAt(first.start) })
    },
  }).visit(program)
  return found
}

interface Node {
  readonly type: string
  readonly name?: unknown
  readonly value?: unknown
  readonly object?: Node
  readonly callee?: Node
  readonly tag?: Node
  readonly quasis?: readonly { readonly value: { readonly cooked: string | null } }[]
}

/** Returns the first name in a call: `test` for `test()`, `test.describe()` and `test.each(table)()`. */
function rootName({ name, object, callee, tag }: Node): string {
  const inner = object ?? callee ?? tag
  return typeof name === 'string' ? name : inner ? rootName(inner) : ''
}

/** Returns the fixed parts of a string or template. */
function constantText({ type, value, quasis = [] }: Node): string {
  if (type === 'Literal' && typeof value === 'string') return value
  return type === 'TemplateLiteral' ? quasis.map((part) => part.value.cooked ?? '').join(' … ') : ''
}

function commentsIn(source: string, pattern: RegExp): Prose[] {
  const lineAt = lineFinder(source)
  return [...source.matchAll(pattern)].map(({ 1: one, 2: other, index }) => ({
    kind: 'comment',
    text: one ?? other ?? '',
    line: lineAt(index),
  }))
}

/** Returns one piece of prose for each line with a message. A message never spans lines. */
function messagesIn(source: string): Prose[] {
  return source.split('\n').flatMap((line, index): Prose[] => {
    const [, text] = /:\s*("(?:[^"\\]|\\.)*"),?\s*$/.exec(line) ?? []
    return text === undefined ? [] : [{ kind: 'message', text: JSON.parse(text) as string, line: index + 1 }]
  })
}

/** Replaces matches by spaces, but keeps line feeds, so that line numbers and offsets stay the same. */
const blank = (text: string, ...patterns: readonly RegExp[]): string =>
  patterns.reduce((rest, pattern) => rest.replace(pattern, (match) => match.replaceAll(/[^\n]/g, ' ')), text)

function lineFinder(source: string): (offset: number) => number {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1
}
