/** Changes to files, computed before anything is written. */

/** Reads a file of the repository; null if it doesn't exist. */
export type ReadSource = (path: string) => string | null

/** New contents by path, or the reason why there are none. */
export type ScaffoldResult = { readonly files: ReadonlyMap<string, string> } | { readonly problem: string }

/** Start of every sentence that a scaffold leaves for the developer. A test fails while the repository has one. */
export const PLACEHOLDER = 'TODO:'

/** Where a scaffold inserts a line. */
interface Insertion {
  readonly line: string
  /** The line is inserted before the first match that follows `after`. */
  readonly before: RegExp
  /** String to start the search at; the start of the file by default. */
  readonly after?: string
}

/** Inserts lines into a file. Throws if the file has changed so much that a position isn't found. */
export function insertLines(path: string, source: string, insertions: readonly Insertion[]): string {
  return insertions.reduce((text, { line, before, after = '' }) => {
    const start = text.indexOf(after)
    const found = start < 0 ? -1 : text.slice(start).search(before)
    if (found < 0) throw new Error(`${path} has no place for “${line.trim()}”: nothing matches ${before}.`)
    const index = start + found
    return `${text.slice(0, index)}${line}\n${text.slice(index)}`
  }, source)
}

/** Returns the module that an import names, with the closing quote. */
const specifier = (line: string): string => line.split(" from '")[1] ?? ''

/** Inserts an import among the imports with the same prefix, in alphabetical order. */
export function insertImport(path: string, source: string, statement: string, prefix: string): string {
  const lines = source.split('\n')
  const hasPrefix = (line: string) => line.startsWith('import ') && line.includes(`from '${prefix}`)
  const last = lines.findLastIndex(hasPrefix)
  if (last < 0) throw new Error(`${path} has no import from '${prefix}…'.`)
  const next = lines.findIndex((line) => hasPrefix(line) && specifier(line) > specifier(statement))
  return lines.toSpliced(next < 0 ? last + 1 : next, 0, statement).join('\n')
}

/** Converts `near-miss-goal` to `nearMissGoal`. */
export const camelCase = (id: string): string =>
  id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Converts `near-miss-goal` or `nearMissGoal` to “Near miss goal”. */
export function sentenceCase(id: string): string {
  const words = id
    .replaceAll(/([A-Z])/g, ' $1')
    .replaceAll('-', ' ')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
