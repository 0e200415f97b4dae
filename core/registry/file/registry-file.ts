import { type Message, type MessageKey, message } from '../../message'
import type { ConfirmedGoal, ListName, Listed, RegistryItems } from '../registry'

/** How our own export says that it is one, and the newest version of it that is read. */
export const FILE_FORMAT = 'goalkeeper-registry'
export const FILE_VERSION = 1

/** A file with more text than this is not looked at. In UTF-16 code units, for people "MB". */
export const MAX_FILE_CHARS = 20_000_000
/** More entries in one list than this are not read. */
export const MAX_FILE_ENTRIES = 50_000

/** The lists of a {@link Registry}. */
export type FileLists = { readonly [List in ListName]: Listed<RegistryItems[List]> }

/**
 * What a file says of a workspace. Nothing is unsaid: `rows` are the entries of `lists`, `repeated` and `skipped`
 * together.
 */
export interface RegistryFile {
  readonly lists: FileLists
  /** Names that the events API had shown to exist when the file was written; only our own export has them. */
  readonly confirmed: readonly ConfirmedGoal[]
  /** When our own export had its names from the Web Console, in ms since the epoch; null where the file is silent. */
  readonly writtenAt: number | null
  /** What those who wrote the file call the workspace; null where the file is silent. */
  readonly workspaceName: string | null
  /** Hosts as {@link Workspace} has them. A suggestion of whoever wrote the file, no more. */
  readonly collectors: readonly string[]
  /** As in {@link Workspace}; false where the file is silent. */
  readonly seesPart: boolean
  readonly createsGoals: boolean
  /** Entries of all lists; for CSV the rows, without the header. */
  readonly rows: number
  /** Entries that say again what an earlier one has said. */
  readonly repeated: number
  /** Blank rows, and entries without a name that can be used. */
  readonly skipped: number
}

/** Why a file is not a registry, in words. */
export interface FileProblem {
  readonly problem: Message
}

/** A problem of the file of that name. */
export const fileProblem = (
  key: Extract<MessageKey, `registryFile.problem.${string}`>,
  file: string,
  values: Readonly<Record<string, string | number>> = {},
): FileProblem => ({ problem: message(key, { file, ...values }) })

/** Where an offset is, as editors count: lines and columns from 1, columns in UTF-16 code units. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n?|\n/)
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
