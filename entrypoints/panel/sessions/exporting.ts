import type { ExportChoice, ExportPreview, ExportScope } from '../../../components/sessions/ExportDialog'
import { exportFileName, FILE_TYPES, writeExport } from '../../../core/export/export-file'
import type { ExportedRow } from '../../../core/export/exported-row'
import type { Row } from '../../../core/record/row'
import { withoutSilenced } from '../../../core/findings/severity-rank'
import { redactUrl } from '../../../core/session/redact-address'
import { redactSession } from '../../../core/session/redact'
import { type Session, createSession } from '../../../core/session/session'
import { say } from '../../../locales/say'
import { verdictsOfRows } from '../state/row-verdicts'
import type { PanelSession } from './sessions'

/** Maximum number of rows in a preview, which is generated again for every change of the options. */
const MAX_PREVIEW_ROWS = 30
/** Maximum length of a preview, in UTF-16 code units. */
const MAX_PREVIEW_CHARS = 4000

/** Metadata of an export: its time, the version of Goalkeeper, and the salt that masks unit ids. */
export interface ExportMetadata {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly version: string
  /** Random. The dialog creates a new one each time it opens. */
  readonly salt: string
}

/** Returns the rows of each scope; null for a scope that is not available. */
export function rowsByScope({
  state,
  filters,
  selectedIds: selected,
}: PanelSession): Record<ExportScope, readonly Row[] | null> {
  const all = state.rows.peek()
  const shown = filters.shown.peek()
  const selectedIds = selected.peek()
  return {
    all,
    filtered: shown.length === all.length ? null : shown,
    selected: selectedIds.size === 0 ? null : all.filter(({ id }) => selectedIds.has(id)),
  }
}

/** Returns the complete content of an export. */
export function exportText(from: PanelSession, choice: ExportChoice, context: ExportMetadata): string {
  const rows = rowsByScope(from)[choice.scope] ?? []
  return exportedText(from, rows, sessionFor(from, rows, choice.scope, context), choice, context)
}

/** Returns a preview of an export without generating all of it. */
export function previewExport(
  from: PanelSession,
  choice: ExportChoice,
  context: ExportMetadata,
): ExportPreview {
  const rows = rowsByScope(from)[choice.scope] ?? []
  const session = sessionFor(from, rows, choice.scope, context)
  const some = rows.slice(0, MAX_PREVIEW_ROWS)
  const beginning = exportedText(from, some, sessionFor(from, some, 'selected', context), choice, context)
  const goals = rows.filter(({ kind }) => kind === 'goal').length
  const inRequests = new Set(rows.map(({ delivery }) => delivery))
  const sent = choice.scope === 'all' ? rows.length : countGoals(from, inRequests)
  return {
    fileName: fileNameOf(session, choice, context),
    goals,
    requests: session.attempts.length,
    others: sent - rows.length,
    pages: pagesNamed(session, choice),
    beginning: beginning.replace(/^\uFEFF/, '').slice(0, MAX_PREVIEW_CHARS),
  }
}

const countGoals = ({ state }: PanelSession, deliveries: ReadonlySet<Row['delivery']>): number =>
  state.rows.peek().filter(({ delivery }) => deliveries.has(delivery)).length

/** Returns the name of an export, such as `goalkeeper-shop.example-2026-11-26T17-09-17.json`. */
export function exportFileNameFor(from: PanelSession, choice: ExportChoice, context: ExportMetadata): string {
  const rows = rowsByScope(from)[choice.scope] ?? []
  return fileNameOf(sessionFor(from, rows, choice.scope, context), choice, context)
}

function fileNameOf({ pages }: Session, { format }: ExportChoice, { at }: ExportMetadata): string {
  return exportFileName(pages.at(-1)?.url ?? '', at, FILE_TYPES[format].ending)
}

/** Returns the addresses of the pages in an export, each once, as they are written to the file. */
function pagesNamed({ pages }: Session, { redactions }: ExportChoice): string[] {
  const addresses = pages.flatMap(({ url, navigations }) => [url, ...navigations.map((one) => one.url)])
  return [...new Set(addresses.map((url) => redactUrl(url, redactions.addresses)))]
}

function sessionFor(
  { state, imported }: PanelSession,
  rows: readonly Row[],
  scope: ExportScope,
  { at }: ExportMetadata,
): Session {
  return createSession({
    deliveries: state.deliveries.peek(),
    pages: state.tab.peek()?.pages ?? [],
    // An opened file may hold requests with goals that it doesn't list. With the listed rows selected, the new file lists
    // the same rows.
    selectedRows: scope === 'all' && imported === null ? null : rows,
    // Outcomes are evaluated as of this time.
    exportedAt: imported?.exportedAt ?? at,
  })
}

function exportedText(
  { state, findings }: PanelSession,
  rows: readonly Row[],
  session: Session,
  { format, redactions }: ExportChoice,
  { salt, version }: ExportMetadata,
): string {
  const verdictOf = verdictsOfRows(state.lookup.peek())
  const statusOf = state.statusOf.peek()
  const findingsOf = findings.ofRow.peek()
  const exported = rows.map((row): ExportedRow => ({
    row,
    verdict: verdictOf(row)?.verdict ?? null,
    deliveryStatus: statusOf(row.delivery),
    findings: withoutSilenced(findingsOf(row)),
  }))
  const leaves = redactSession(session, redactions, salt)
  return writeExport(format, { session: leaves, rows: exported, say, version })
}
