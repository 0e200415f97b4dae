import { dsvFormat } from 'd3-dsv'
import { MAX_FILE_ENTRIES } from './registry-file'

/** What may stand between the cells of a row. */
const DELIMITERS = [',', ';', '\t'] as const
/** A text that is read has none of these, so every line is one cell. */
const NO_DELIMITER = '\u0000'

/** A header and one entry too many, so that it can be said; what is beyond is not kept. */
const MAX_ROWS = MAX_FILE_ENTRIES + 2
const MAX_CELLS = 100

/** Rows of cells, `delimiter` apart. */
export interface Table {
  readonly rows: readonly (readonly string[])[]
  readonly delimiter: string
}

/** The offset of a quote that opens a cell and does not close it. */
export interface QuoteFault {
  readonly quoteAt: number
}

/**
 * CSV (RFC 4180), the same with semicolons or tabs, or one name a line. The delimiter is the one by which the first row
 * is a header (`isHeader`); without a header, the one that gives every row as many cells. Where none does so, the lines
 * are names with commas in them. A first line `sep=;`, which Excel understands, settles it.
 */
export function readTable(text: string, isHeader: (row: readonly string[]) => boolean): Table | QuoteFault {
  const separatorLine = /^sep=([,;\t])\r?\n/i.exec(text)
  // A header may stand below blank lines.
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
    // Cells are apart by this delimiter, but one of them has a quote too few.
    tables.find(({ delimiter, quoteAt }) => quoteAt !== null && body[quoteAt - 1] === delimiter) ??
    tableBy(NO_DELIMITER)
  if (table.quoteAt !== null) return { quoteAt: table.quoteAt + text.length - body.length }
  return { rows: table.rows, delimiter: table.delimiter }
}

/**
 * Of d3-dsv only `parseRows` is used: `parse` makes a function out of the header (`new Function`), which the Content
 * Security Policy of extension pages forbids, and objects with keys of the file's choosing.
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
 * The first quoted cell that does not end where a cell may end; null when there is none. d3-dsv 3.0.2 takes everything
 * up to the next quote, or to the end of the file, for one cell, and drops what stands behind a closing quote: names
 * would be lost without a word.
 */
function quoteFault(text: string, delimiter: string): number | null {
  const border = new RegExp(`[${delimiter}\r\n]`, 'g')
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
      border.lastIndex = at
      end = border.exec(text)?.index ?? text.length
    }
    at = end + 1
  }
  return null
}

const isBorder = (character: string, delimiter: string): boolean =>
  character === delimiter || character === '\r' || character === '\n'
