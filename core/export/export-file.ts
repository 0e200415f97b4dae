import { writeHar } from '../har/write-har'
import type { Message } from '../message'
import { rowsOf } from '../record/row'
import type { Session } from '../session/session'
import { writeSessionFile } from '../session/session-file'
import { writeCsv } from './csv'
import type { ExportedRow } from './exported-row'
import { writeMarkdown } from './markdown'

/** What can be exported, in the order in which it is offered. The first two can be opened again. */
export const EXPORT_FORMATS = ['session', 'har', 'csv', 'markdown'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** How the name of a file of a format ends, and its media type. */
export const FILE_TYPES: Readonly<Record<ExportFormat, { readonly ending: string; readonly type: string }>> =
  {
    session: { ending: 'json', type: 'application/json' },
    har: { ending: 'har', type: 'application/json' },
    csv: { ending: 'csv', type: 'text/csv' },
    markdown: { ending: 'md', type: 'text/markdown' },
  }

/** Whether a format has whole requests, with what was sent together with a chosen goal event. */
export const hasRequests = (format: ExportFormat): boolean => format === 'session' || format === 'har'

interface ExportParts {
  /** As it may leave the browser. */
  readonly session: Session
  /** The chosen rows, as they are here. */
  readonly rows: readonly ExportedRow[]
  readonly say: (of: Message) => string
  /** Version of Goalkeeper. */
  readonly version: string
}

/** The text of a file. What was left out of the session is in no format. */
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

/** Rows as a session has them: what was left out of its attempts is not in them. */
function redactRows(rows: readonly ExportedRow[], { attempts }: Session): ExportedRow[] {
  const byId = new Map(attempts.map((attempt) => [attempt.id, attempt]))
  return rows.flatMap((exported) => {
    const attempt = byId.get(exported.row.attempt.id)
    const row = attempt && rowsOf(attempt).find(({ id }) => id === exported.row.id)
    return row ? [{ ...exported, row }] : []
  })
}
