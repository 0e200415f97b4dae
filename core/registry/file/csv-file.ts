import { assembleGoals } from './assemble'
import { truncate, MAX_WORD_CHARS } from './entries'
import { type FileProblem, fileProblem, lineAndColumn, type RegistryFile } from './registry-file'
import { readTable, type Table } from './table'

/** Headers of the name column, the most reliable first. */
const NAME_HEADERS = ['name', 'goal_name', 'goal'] as const
/**
 * Other headers: those of columns that Goalkeeper reads, and some that are unlikely names of goals. A first row with
 * two of them is a header.
 */
const OTHER_HEADERS: ReadonlySet<string> = new Set(
  'id archived description tags owners goal_id key title label type status teams metrics created_at updated_at'.split(
    ' ',
  ),
)

/** Values of an `archived` cell that mean yes. */
const YES: ReadonlySet<string> = new Set(['true', 'yes', 'y', '1', 'x', 'archived'])

/** Reads a file of rows and cells, or of one name per line. */
export function readCsvFile(text: string, file: string): RegistryFile | FileProblem {
  const table = readTable(text, (row) => nameColumn(row) !== null || isNamelessHeader(row))
  if ('quoteAt' in table)
    return fileProblem('registryFile.problem.quote', file, { line: lineAndColumn(text, table.quoteAt).line })
  const [first = [], ...others] = table.rows
  const column = nameColumn(first)
  if (column === null && isNamelessHeader(first))
    return fileProblem('registryFile.problem.noNameColumn', file, {
      columns: truncate(first.join(', '), MAX_WORD_CHARS),
    })
  const unclear = column === null ? headless(table, file) : tooWide(table, file)
  if (unclear) return unclear
  if (column === null)
    return assembleGoals(
      table.rows.map(([name]) => ({ name })),
      null,
      file,
    )
  const headers = first.map(headerOf)
  return assembleGoals(
    others.map((row) => {
      const cell = (header: string) => row[headers.indexOf(header)] ?? ''
      return {
        name: row[column] ?? '',
        id: idOf(cell('id')),
        archived: YES.has(cell('archived').trim().toLowerCase()),
        description: cell('description') || null,
        owners: wordsOf(cell('owners')),
        tags: wordsOf(cell('tags')),
      }
    }),
    null,
    file,
  )
}

/** Normalizes a header: `Goal name` becomes `goal_name`. */
const headerOf = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

/**
 * Returns whether a row contains a number or a boolean. Such a row is not a header, even if a goal in it is called
 * `goal`.
 */
const hasValues = (row: readonly string[]): boolean =>
  row.some((cell) => /^\s*(?:\d+|true|false)\s*$/i.test(cell))

/** Returns the index of the name column according to a header; null when the row is not a header with names. */
function nameColumn(row: readonly string[]): number | null {
  if (hasValues(row)) return null
  const headers = row.map(headerOf)
  const header = NAME_HEADERS.find((name) => headers.includes(name))
  return header === undefined ? null : headers.indexOf(header)
}

const isNamelessHeader = (row: readonly string[]): boolean =>
  !hasValues(row) && row.filter((cell) => OTHER_HEADERS.has(headerOf(cell))).length > 1

/**
 * Returns the problem with a table without a header, or null. The first column is taken for the names, unless it
 * clearly holds something else.
 */
function headless({ rows, delimiter }: Table, file: string): FileProblem | null {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  if (!filled[0] || filled[0].length === 1) return null
  // Several names in one line, or one name that contains a comma.
  if (filled.length === 1)
    return fileProblem('registryFile.problem.oneLine', file, { delimiter: shown(delimiter) })
  // The first row may be a header after all, such as `nr,titel`.
  return filled.slice(1).every(([cell = '']) => /^\s*\d+\s*$/.test(cell))
    ? fileProblem('registryFile.problem.numbers', file)
    : null
}

/**
 * Returns a problem if a row has more cells than the header. Otherwise, a name that contains a comma without quotes
 * would be cut, and Goalkeeper would call the goal unknown.
 */
function tooWide({ rows, delimiter }: Table, file: string): FileProblem | null {
  const width = rows[0]?.length ?? 0
  const index = rows.findIndex((row) => row.slice(width).some((cell) => cell !== ''))
  if (index === -1) return null
  return fileProblem('registryFile.problem.wide', file, { row: index + 1, delimiter: shown(delimiter) })
}

const shown = (delimiter: string): string => (delimiter === '\t' ? '⇥' : delimiter)

const idOf = (cell: string): number | null => (/^\s*\d{1,15}\s*$/.test(cell) ? Number(cell) : null)

/** Splits a cell into owners or tags. Returns null for an empty cell, which provides no information. */
function wordsOf(cell: string): string[] | null {
  const words = cell.split(/[;|\n]/.test(cell) ? /[;|\n]/ : ',').map((word) => word.trim())
  const filled = words.filter((word) => word !== '')
  return filled.length === 0 ? null : filled
}
