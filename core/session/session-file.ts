import * as v from 'valibot'
import { safeJson } from '../safe-json'
import { AttemptSchema, timestamp, PageSchema, limitedString } from '../protocol/fields'
import { isoTime } from '../timestamp'
import type { Redactions, Session } from './session'

/** Format name and newest supported version of a session file. */
export const SESSION_FORMAT = 'goalkeeper-session'
export const SESSION_VERSION = 1

/** Maximum size of a file to open, in bytes. Shown to users in MB. */
export const MAX_SESSION_BYTES = 100_000_000

const leftOut: v.GenericSchema<Redactions> = v.object({
  addresses: v.boolean(),
  properties: v.boolean(),
  attributes: v.boolean(),
  units: v.boolean(),
})

/** Fields next to the lists in every format that can be opened again. */
export const SESSION_FACTS = { exportedAt: timestamp, leftOut, rows: v.nullable(v.array(limitedString(200))) }

/** All fields of a session file. The entries of the two lists are validated one by one. See docs/session-file.md. */
export const SessionHead = v.object({
  format: v.literal(SESSION_FORMAT),
  version: v.literal(SESSION_VERSION),
  ...SESSION_FACTS,
  pages: v.array(v.unknown()),
  attempts: v.array(v.unknown()),
})

/** Schemas of the entries of the two lists. */
export const SESSION_ENTRIES = { pages: PageSchema, attempts: AttemptSchema }

/**
 * Writes a session file: JSON with one line for each page and each attempt, so that two files can be compared line by
 * line.
 *
 * @param generator name and version of the program that wrote the file
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
