import { writeHar } from '../har/write-har'
import type { Message } from '../message'
import { rowsOf } from '../record/row'
import type { Session } from '../session/session'
import { writeSessionFile } from '../session/session-file'
import { isoTime } from '../timestamp'
import { writeCsv } from './csv'
import { fileNamePart } from './file-name'
import type { ExportedRow } from './exported-row'
import { writeMarkdown } from './markdown'

/** Export formats in display order. The first two can be opened again. */
export const EXPORT_FORMATS = ['session', 'har', 'csv', 'markdown'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** File name extension and media type of each format. */
export const FILE_TYPES: Readonly<Record<ExportFormat, { readonly ending: string; readonly type: string }>> =
  {
    session: { ending: 'json', type: 'application/json' },
    har: { ending: 'har', type: 'application/json' },
    csv: { ending: 'csv', type: 'text/csv' },
    markdown: { ending: 'md', type: 'text/markdown' },
  }

/**
 * Returns the name of an exported file, such as `goalkeeper-shop.example-2026-11-26T17-09-17.json`. It contains only
 * characters that every file system accepts.
 *
 * @param address URL of the last page, or an empty string
 * @param at in ms since the epoch
 * @param ending without the dot
 */
export function exportFileName(address: string, at: number, ending: string): string {
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  const safe = fileNamePart(host)
  const time = (isoTime(at) ?? '').slice(0, 19).replaceAll(':', '-')
  return `${['goalkeeper', safe, time].filter((part) => part !== '').join('-')}.${ending}`
}

/**
 * Checks whether a format contains whole requests, including goal events that were sent together with a selected one.
 */
export const hasRequests = (format: ExportFormat): boolean => format === 'session' || format === 'har'

interface ExportParts {
  /** The redacted session. */
  readonly session: Session
  /** The selected rows, not redacted. */
  readonly rows: readonly ExportedRow[]
  readonly say: (of: Message) => string
  /** Version of Goalkeeper. */
  readonly version: string
}

/** Returns the contents of an export file. No format contains data that was removed from the session. */
export function writeExport(format: ExportFormat, { session, rows, say, version }: ExportParts): string {
  switch (format) {
    case 'session':
      return writeSessionFile(session, `Goalkeeper ${version}`)
    case 'har':
      return writeHar(session, version)
    case 'csv':
      return writeCsv(redactRows(rows, session), session.pages)
    case 'markdown':
      return writeMarkdown(redactRows(rows, session), say)
  }
}

/** Derives the rows again from the redacted session, so that they contain nothing that was removed from it. */
function redactRows(rows: readonly ExportedRow[], { attempts }: Session): ExportedRow[] {
  const byId = new Map(attempts.map((attempt) => [attempt.id, attempt]))
  return rows.flatMap((exported) => {
    const attempt = byId.get(exported.row.attempt.id)
    const row = attempt && rowsOf(attempt).find(({ id }) => id === exported.row.id)
    return row ? [{ ...exported, row }] : []
  })
}
