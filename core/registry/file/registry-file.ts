import { type Message, type MessageKey, message } from '../../message'
import type { ConfirmedGoal, ListName, Listed, RegistryItems } from '../registry'

/** Format name of our own export, and the newest version that can be read. */
export const FILE_FORMAT = 'goalkeeper-registry'
export const FILE_VERSION = 1

/** Maximum size of a file, in UTF-16 code units. Messages show it in “MB”. */
export const MAX_FILE_CHARS = 20_000_000
/** Maximum number of entries in one list. */
export const MAX_FILE_ENTRIES = 50_000

/** The lists of a {@link Registry}. */
export type FileLists = { readonly [List in ListName]: Listed<RegistryItems[List]> }

/**
 * Contents of a registry file. Every entry is accounted for: `rows` is the number of entries in `lists` and
 * `confirmed`, plus `repeated` and `skipped`.
 */
export interface RegistryFile {
  readonly lists: FileLists
  /** Goals that the events API had confirmed when the file was written. Only our own export has them. */
  readonly confirmed: readonly ConfirmedGoal[]
  /** Time when our own export read its names from the Web Console, in ms since the epoch; null when not in the file. */
  readonly writtenAt: number | null
  /** Name of the workspace; null when not in the file. */
  readonly workspaceName: string | null
  /** Hosts in the form that {@link Workspace} uses. Only a suggestion by the author of the file. */
  readonly collectors: readonly string[]
  /** Same as in {@link Workspace}; false when not in the file. */
  readonly seesPart: boolean
  readonly createsGoals: boolean
  /** Number of entries in all lists and in `confirmed`; in CSV, number of rows without the header. */
  readonly rows: number
  /** Number of entries that repeat an earlier entry. */
  readonly repeated: number
  /** Number of blank rows and of entries without a usable name. */
  readonly skipped: number
}

/** Reason why a file cannot be used as a registry. */
export interface FileProblem {
  readonly problem: Message
}

/** Creates a problem with the name of the file in its message. */
export const fileProblem = (
  key: Extract<MessageKey, `registryFile.problem.${string}`>,
  file: string,
  values: Readonly<Record<string, string | number>> = {},
): FileProblem => ({ problem: message(key, { file, ...values }) })

/** Converts an offset to a line and a column as in editors: both start at 1, columns in UTF-16 code units. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n?|\n/)
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
