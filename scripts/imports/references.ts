/** Extracts from a source file the modules and files that it refers to. */
import { type ParseResult, parseSync, Visitor } from 'oxc-parser'

/** One import, in whatever form. */
interface Reference {
  /** As written; null when it is computed at run time. */
  readonly specifier: string | null
  readonly isType: boolean
}

/** References of a file, or the reason why it could not be parsed. */
export type References = { readonly all: readonly Reference[] } | { readonly error: string }

const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/
const STYLE_IMPORT = /@import\s+(?:url\()?["']?([^"')\s;]+)/g
const PAGE_LINK = /\s(?:src|href)\s*=\s*["']([^"']+)["']/g
const REFERENCE_COMMENT = /^\/\s*<reference\s+(path|types)\s*=\s*["']([^"']+)["']/
const MOCKS = ['mock', 'doMock', 'unmock', 'doUnmock', 'importActual', 'importMock']

/** Returns whether a file of this type can refer to other files. */
export const isSource = (path: string): boolean => SCRIPT.test(path) || /\.(?:css|html)$/.test(path)

/** Returns everything that a script, style sheet or page refers to. Links of a page count when they are relative. */
export function referencesOf(path: string, source: string): References {
  if (path.endsWith('.css')) return { all: textReferences(source, STYLE_IMPORT) }
  if (path.endsWith('.html')) return { all: textReferences(source, PAGE_LINK) }
  const parsed = parseSync(path, source)
  const [error] = parsed.errors
  return error ? { error: error.message } : { all: scriptReferences(parsed) }
}

const textReferences = (source: string, pattern: RegExp): Reference[] =>
  [...source.matchAll(pattern)]
    .map(([, specifier = '']) => ({ specifier, isType: false }))
    .filter(({ specifier }) => specifier.startsWith('.'))

function scriptReferences({ program, comments }: ParseResult): Reference[] {
  const found: Reference[] = comments.flatMap(({ value }) => commentReference(value))
  const add = (specifier: string | null, isType: boolean) => found.push({ specifier, isType })
  new Visitor({
    ImportDeclaration({ source, importKind, specifiers }) {
      add(source.value, importKind === 'type' || areTypes(specifiers))
    },
    ExportNamedDeclaration({ source, exportKind, specifiers }) {
      if (source) add(source.value, exportKind === 'type' || areTypes(specifiers))
    },
    ExportAllDeclaration({ source, exportKind }) {
      add(source.value, exportKind === 'type')
    },
    ImportExpression({ source }) {
      add(constantText(source), false)
    },
    TSImportType({ source }) {
      add(source.value, true)
    },
    TSModuleDeclaration({ id }) {
      if (id.type === 'Literal' && !id.value.includes('*')) add(id.value, true)
    },
    TSExternalModuleReference({ expression }) {
      add(expression.value, false)
    },
    CallExpression({ callee, arguments: [first] }) {
      if (first && isMock(callee) && first.type === 'Literal') add(constantText(first), false)
    },
  }).visit(program)
  return found
}

/** Parses a `/// <reference>` comment. Its `path` is relative even without a dot, and its `types` name a package. */
function commentReference(comment: string): Reference[] {
  const [, kind, name = ''] = REFERENCE_COMMENT.exec(comment) ?? []
  if (kind === undefined) return []
  const isBare = kind === 'path' && !name.startsWith('.')
  return [{ specifier: isBare ? `./${name}` : name, isType: true }]
}

interface MaybeType {
  readonly importKind?: string
  readonly exportKind?: string
}

/**
 * Returns whether every name is imported as `type Name`. `import {} from` runs the module, so it returns false for
 * that.
 */
const areTypes = (specifiers: readonly object[]): boolean =>
  specifiers.length > 0 &&
  specifiers.every((one: MaybeType) => one.importKind === 'type' || one.exportKind === 'type')

interface Expression {
  readonly type: string
  readonly value?: unknown
  readonly quasis?: readonly { readonly value: { readonly cooked: string | null } }[]
}

/** Returns the value of a string literal or of a template without placeholders; null for anything else. */
function constantText({ type, value, quasis = [] }: Expression): string | null {
  if (type === 'Literal' && typeof value === 'string') return value
  return type === 'TemplateLiteral' && quasis.length === 1 ? (quasis[0]?.value.cooked ?? null) : null
}

interface Named {
  readonly name?: unknown
}

/** Returns whether a call is `vi.mock()` or another Vitest function that takes the path of a module. */
function isMock(callee: object): boolean {
  const { object, property } = callee as { readonly object?: Named; readonly property?: Named }
  return object?.name === 'vi' && MOCKS.includes(String(property?.name))
}
