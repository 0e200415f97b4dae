import { csvFormatRow } from 'd3-dsv'
import { requestOf } from '../attempt'
import { mergedResultOf } from '../delivery/merged-result'
import { isoTime } from '../timestamp'
import { propertyAt, valuePaths } from '../publish/property'
import type { Json } from '../publish/publish'
import { type Page, pageOf, pageUrlAt } from '../page'
import { publishOf } from '../record/row'
import type { ExportedRow } from './exported-row'
import { escapeInvisible, safeJson } from '../safe-json'
import { worstSeverity } from '../findings/severity-rank'

/** Maximum number of properties with a column of their own. No one can read a wider table. */
const MAX_PROPERTY_COLUMNS = 100

/**
 * Writes the list's rows, most of them goal events, as CSV (RFC 4180). A byte order mark is included, since Excel reads
 * a file without one as Windows-1252. Verdict, delivery, rules and severity use the filter's values; times are ISO 8601
 * in UTC. Each property has a column of its own, and `properties` holds all of them as JSON. Numbers stay numbers. A
 * string that a spreadsheet could evaluate gets a leading apostrophe.
 */
export function writeCsv(rows: readonly ExportedRow[], pages: readonly Page[]): string {
  const paths = propertyPaths(rows)
  const columns = [...COLUMNS, ...paths.map(propertyColumn)]
  const head = columns.map(([name]) => textCell(name))
  const lines = rows.map((row) => columns.map(([, valueOf]) => cellOf(valueOf(row, pages))))
  return `\uFEFF${[head, ...lines].map((line) => `${csvFormatRow(line)}\r\n`).join('')}`
}

type Column = readonly [
  name: string,
  valueOf: (exported: ExportedRow, pages: readonly Page[]) => Json | undefined,
]

const eventOf = ({ row }: ExportedRow) => (row.kind === 'goal' ? row.event : undefined)
const timeOf = (ms: number | null | undefined) => (typeof ms === 'number' ? (isoTime(ms) ?? ms) : undefined)
const jsonOf = (value: object | null | undefined) => (value ? safeJson(value, 0) : undefined)

const COLUMNS: readonly Column[] = [
  ['sent_at', ({ row }) => timeOf(row.at)],
  ['goal', (exported) => eventOf(exported)?.goal.name],
  ['verdict', ({ verdict }) => verdict],
  ['delivery', ({ deliveryStatus }) => deliveryStatus.outcome],
  ['lost', ({ deliveryStatus }) => deliveryStatus.isLost],
  ['attempts', ({ deliveryStatus }) => deliveryStatus.attempts.length],
  [
    'status',
    ({ deliveryStatus }) =>
      mergedResultOf((deliveryStatus.attempts.at(-1) ?? deliveryStatus.attempts[0]).attempt)?.status,
  ],
  ['findings', ({ findings }) => [...new Set(findings.map(({ rule }) => rule))].join(' ')],
  ['worst_severity', ({ findings }) => worstSeverity(findings)],
  ['achieved_at', (exported) => timeOf(eventOf(exported)?.goal.achievedAt)],
  ['published_at', (exported) => timeOf(publishOf(exported.row)?.publishedAt)],
  ['application', (exported) => publishOf(exported.row)?.application],
  ['environment', (exported) => publishOf(exported.row)?.environment],
  ['agent', (exported) => publishOf(exported.row)?.agent],
  ['units', (exported) => jsonOf(publishOf(exported.row)?.units)],
  ['page', ({ row }, pages) => pageAddress(row.attempt, row.at, pages)],
  ['frame', ({ row }) => requestOf(row.attempt).documentUrl],
  ['collector', ({ row }) => requestOf(row.attempt).url],
  ['properties', (exported) => jsonOf(eventOf(exported)?.goal.properties)],
]

function pageAddress(attempt: ExportedRow['row']['attempt'], at: number, pages: readonly Page[]): string {
  const request = requestOf(attempt)
  const page = pageOf(pages, request)
  return page ? pageUrlAt(page, at) : request.pageUrl
}

const propertyColumn = (path: string): Column => [
  `properties.${path}`,
  (exported) => {
    const goal = eventOf(exported)?.goal
    return goal && propertyAt(goal, path)
  },
]

/** Returns the paths in order of appearance. Values beyond the limits are only in the `properties` column. */
function propertyPaths(rows: readonly ExportedRow[]): string[] {
  const paths = new Set<string>()
  for (const exported of rows) {
    const goal = eventOf(exported)?.goal
    for (const path of goal ? valuePaths(goal) : []) if (paths.size < MAX_PROPERTY_COLUMNS) paths.add(path)
  }
  return [...paths]
}

function cellOf(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return textCell(typeof value === 'string' ? value : safeJson(value, 0))
}

/**
 * Beginning of a cell that a spreadsheet reads as a formula (OWASP, CSV Injection), including full-width forms and
 * leading white space.
 */
const FORMULA = /^\s*[=+\-@|%＝＋－＠\t\r\n]/

/**
 * Formats a string as a cell that no spreadsheet evaluates, with an apostrophe before a possible formula. Invisible
 * characters are escaped.
 */
function textCell(text: string): string {
  const shown = escapeInvisible(text)
  return FORMULA.test(shown) ? `'${shown}` : shown
}
