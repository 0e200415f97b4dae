import { parseWith } from '../protocol/fields'
import * as v from 'valibot'
import { readHar } from '../har/read-har'
import { isObject } from '../is-object'
import { parseJson } from '../parse-json'
import { jsonFault } from '../registry/file/json-fault'
import { lineAndColumn } from '../registry/file/registry-file'
import { type Message, type MessageKey, message } from '../message'
import type { Session } from '../session/session'
import { SESSION_ENTRIES, SESSION_FORMAT, SESSION_VERSION, SessionHead } from '../session/session-file'

/**
 * A session from a file, with notes on the parts that could not be read, or the reason why the file is not a session.
 */
export type ReadSession =
  { readonly session: Session; readonly notes: readonly Message[] } | { readonly problem: Message }

type Values = Readonly<Record<string, string | number>>

/** Limit for locating a syntax error, in UTF-16 code units. Searching longer contents would take too long. */
const MAX_SEARCHED_CHARS = 5_000_000

/**
 * Parses a session file or a HAR, and detects from the contents which of the two it is. `file` is the name of the file,
 * for messages. Never throws: errors are returned as a problem. Attempts are renumbered in the order of the file.
 */
export function readSession(content: string, file: string): ReadSession {
  const problem = (key: MessageKey, values: Values = {}) => ({ problem: message(key, { file, ...values }) })
  const text = content.replace(/^\uFEFF/, '')
  if (text.trim() === '') return problem('sessionFile.problem.empty')
  const value = parseJson(text)
  if (value === undefined) {
    const fault = text.length > MAX_SEARCHED_CHARS ? null : jsonFault(text)
    return fault === null
      ? problem('sessionFile.problem.notJson')
      : problem('sessionFile.problem.notJsonAt', { ...lineAndColumn(text, fault) })
  }
  if (!isObject(value)) return problem('sessionFile.problem.other')
  if (isObject(value['log'])) return readHar(value['log'], file)
  if (value['format'] !== SESSION_FORMAT) return problem('sessionFile.problem.other')
  const { version } = value
  if (typeof version === 'number' && version > SESSION_VERSION)
    return problem('sessionFile.problem.newer', { version, newest: SESSION_VERSION })
  const head = v.safeParse(SessionHead, value)
  if (!head.success) return problem('sessionFile.problem.damaged', { field: fieldOf(head.issues[0]) })
  const { exportedAt, leftOut, rows, pages, attempts } = head.output
  const [readPages, readAttempts] = [entries('pages', pages), entries('attempts', attempts)]
  const refused = pages.length - readPages.length + attempts.length - readAttempts.length
  return {
    session: {
      exportedAt,
      redactions: leftOut,
      rows,
      pages: readPages.toSorted((one, other) => one.startedAt - other.startedAt),
      attempts: readAttempts.map((attempt, index) => ({ ...attempt, seq: index + 1 })),
    },
    notes: refused === 0 ? [] : [message('sessionFile.refused', {}, refused)],
  }
}

function entries<Name extends keyof typeof SESSION_ENTRIES>(
  name: Name,
  list: readonly unknown[],
): v.InferOutput<(typeof SESSION_ENTRIES)[Name]>[] {
  type Entry = v.InferOutput<(typeof SESSION_ENTRIES)[Name]>
  const schema = SESSION_ENTRIES[name] as v.GenericSchema<Entry>
  return list.flatMap((entry) => {
    const found = parseWith(schema, entry)
    return found === null ? [] : [found]
  })
}

const fieldOf = (issue: v.BaseIssue<unknown>): string => v.getDotPath(issue) ?? ''
