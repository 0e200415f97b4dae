import type { SignIn, Workspace } from '../registry/workspace'

/** Format name and version that identify a settings file; see `docs/settings-file.md`. */
export const SETTINGS_FORMAT = 'goalkeeper-settings'
export const SETTINGS_VERSION = 1

/** Maximum length of a settings file, in UTF-16 code units. */
export const MAX_SETTINGS_CHARS = 1_000_000

/** A workspace in a settings file. It has no id, since each browser generates its own, and no credential. */
export type FileWorkspace = Pick<
  Workspace,
  'name' | 'collectors' | 'createsGoals' | 'seesPart' | 'asksEvents'
> &
  (
    | { readonly console: string; readonly signIn: SignIn }
    /** Name of the goal file that the workspace uses. The settings file does not contain its names. */
    | { readonly file: string }
  )

/** Contents of a settings file. */
export interface SettingsFile {
  /** Values by setting key, not validated yet. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly workspaces: readonly FileWorkspace[]
}

/** A setting that this version recognizes. */
export interface KnownSetting {
  readonly key: string
  /** Current value. */
  readonly value: unknown
  /** Parses an untrusted value. Parts that it does not recognize count as not set. */
  readonly parse: (value: unknown) => unknown
}
