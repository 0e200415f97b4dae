import * as v from 'valibot'
import { safeJson } from '../safe-json'
import { AttemptSchema, timestamp, PageSchema, limitedString } from '../protocol/fields'
import { isoTime } from '../timestamp'
import type { Redactions, Session } from './session'

/** How a session file says that it is one, and the newest version of it that is read. */
export const SESSION_FORMAT = 'goalkeeper-session'
export const SESSION_VERSION = 1

/** A file with more bytes than this is not looked at; for people "MB". */
export const MAX_SESSION_BYTES = 100_000_000

const leftOut: v.GenericSchema<Redactions> = v.object({
  addresses: v.boolean(),
  properties: v.boolean(),
  attributes: v.boolean(),
  units: v.boolean(),
})

/** What stands around the lists in every format that can be opened again. */
export const SESSION_FACTS = { exportedAt: timestamp, leftOut, rows: v.nullable(v.array(limitedString(200))) }

/** Everything around the two lists, whose entries are read one by one. See docs/session-file.md. */
export const SessionHead = v.object({
  format: v.literal(SESSION_FORMAT),
  version: v.literal(SESSION_VERSION),
  ...SESSION_FACTS,
  pages: v.array(v.unknown()),
  attempts: v.array(v.unknown()),
})

/** The entries of the two lists. */
export const SESSION_ENTRIES = { pages: PageSchema, attempts: AttemptSchema }

/**
 * The session file: what was seen, as JSON with one line for each page and each attempt, so that two of them can be
 * compared line by line.
 *
 * @param generator name and version of what wrote it
 */
export function writeSessionFile(session: Session, generator: string): string {
  const { exportedAt, redactions, rows, pages, attempts } = session
  const head = {
    format: SESSION_FORMAT,
    version: SESSION_VERSION,
    generator,
    exported: isoTime(exportedAt),
    exportedAt,
    leftOut: redactions,
    rows,
  }
  const fields = Object.entries(head).map(([key, value]) => `  ${safeJson(key)}: ${safeJson(value, 0)}`)
  return `{\n${[...fields, `  "pages": ${lines(pages)}`, `  "attempts": ${lines(attempts)}`].join(',\n')}\n}\n`
}

const lines = (entries: readonly unknown[]): string =>
  entries.length === 0 ? '[]' : `[\n${entries.map((entry) => `    ${safeJson(entry, 0)}`).join(',\n')}\n  ]`
