import { dsvFormat } from 'd3-dsv'
import { MAX_FILE_ENTRIES } from './registry-file'

/** Possible delimiters of cells. */
const DELIMITERS = [',', ';', '\t'] as const
/** A character that no accepted file contains. With it as the delimiter, every line is one cell. */
const NO_DELIMITER = '\u0000'

/**
 * Maximum number of rows: the header, and one entry more than allowed, so that the excess is noticed. The rest is
 * dropped.
 */
const MAX_ROWS = MAX_FILE_ENTRIES + 2
const MAX_CELLS = 100

/** Rows of cells that `delimiter` separates. */
export interface Table {
  readonly rows: readonly (readonly string[])[]
  readonly delimiter: string
}

/** Offset of a quote that opens a cell but does not close it properly. */
export interface QuoteFault {
  readonly quoteAt: number
}

/**
 * Reads CSV (RFC 4180), CSV with semicolons or tabs, or one name per line. The delimiter is the one that makes the
 * first row a header (`isHeader`); without a header, the one that gives every row the same number of cells. If none
 * does, the lines are names that contain commas. A first line `sep=;`, which Excel understands, takes precedence.
 */
export function readTable(text: string, isHeader: (row: readonly string[]) => boolean): Table | QuoteFault {
  const separatorLine = /^sep=([,;\t])\r?\n/i.exec(text)
  // Blank lines may precede a header.
  const body = (separatorLine ? text.slice(separatorLine[0].length) : text).replace(/^[\r\n]+/, '')
  const tableBy = (delimiter: string) => ({
    delimiter,
    rows: rowsOf(body, delimiter),
    quoteAt: quoteFault(body, delimiter),
  })
  const tables = DELIMITERS.filter((one) => (separatorLine ? one === separatorLine[1] : body.includes(one)))
    .map(tableBy)
    .toSorted((one, other) => widthOf(other) - widthOf(one))
  const table =
    tables.find(({ rows }) => separatorLine ?? (rows[0] && rows[0].length > 1 && isHeader(rows[0]))) ??
    tables.find(({ rows, quoteAt }) => quoteAt === null && isEven(rows)) ??
    // This delimiter separates cells, but one of them lacks a quote.
    tables.find(({ delimiter, quoteAt }) => quoteAt !== null && body[quoteAt - 1] === delimiter) ??
    tableBy(NO_DELIMITER)
  if (table.quoteAt !== null) return { quoteAt: table.quoteAt + text.length - body.length }
  return { rows: table.rows, delimiter: table.delimiter }
}

/**
 * Splits text into rows. Uses only `parseRows` of d3-dsv: `parse` turns the header into a function (`new Function`),
 * which the Content Security Policy of extension pages forbids, and creates objects with keys chosen by the file.
 */
const rowsOf = (text: string, delimiter: string): string[][] =>
  dsvFormat(delimiter).parseRows(text, (row, index) => (index < MAX_ROWS ? row.slice(0, MAX_CELLS) : null))

const widthOf = ({ rows }: Table): number => rows[0]?.length ?? 0
const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell === '')

function isEven(rows: Table['rows']): boolean {
  const filled = rows.filter((row) => !isBlank(row))
  const width = filled[0]?.length ?? 0
  return width > 1 && filled.every((row) => row.length === width)
}

/**
 * Returns the offset of the first quoted cell that does not end at the end of a cell, or null. d3-dsv 3.0.2 reads
 * everything up to the next quote, or to the end of the file, as one cell, and drops text after a closing quote:
 * names would be lost silently.
 */
function quoteFault(text: string, delimiter: string): number | null {
  let at = 0
  while (at < text.length) {
    let end = at
    if (text[at] === '"') {
      end = text.indexOf('"', at + 1)
      while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
      if (end === -1) return at
      end += 1
      if (end < text.length && !isBorder(text.charAt(end), delimiter)) return at
    } else {
      while (end < text.length && !isBorder(text.charAt(end), delimiter)) end++
    }
    at = end + 1
  }
  return null
}

const isBorder = (character: string, delimiter: string): boolean =>
  character === delimiter || character === '\r' || character === '\n'
