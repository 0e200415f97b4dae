import type { SignIn, Workspace } from '../registry/workspace'

/** By these a file is known as one of ours; see `docs/settings-file.md`. */
export const SETTINGS_FORMAT = 'goalkeeper-settings'
export const SETTINGS_VERSION = 1

/** A longer text is not looked at, in UTF-16 code units. */
export const MAX_SETTINGS_CHARS = 1_000_000

/** A workspace as the file has it: no id, since each browser draws its own, and no credential. */
export type FileWorkspace = Pick<
  Workspace,
  'name' | 'collectors' | 'createsGoals' | 'seesPart' | 'asksEvents'
> &
  (
    | { readonly console: string; readonly signIn: SignIn }
    /** Name of the file that its names are from; they are not in this one. */
    | { readonly file: string }
  )

/** What a settings file holds. */
export interface SettingsFile {
  /** Values by the keys of the settings; not checked yet. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly workspaces: readonly FileWorkspace[]
}

/** A setting as it is known here. */
export interface KnownSetting {
  readonly key: string
  /** The value of the moment. */
  readonly value: unknown
  /** What becomes of a value from outside: what it does not know counts as not chosen. */
  readonly parse: (value: unknown) => unknown
}

/** True for what JSON calls an object. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
