import type { Workspace } from '../registry/workspace'
import {
  type FileWorkspace,
  isObject,
  type KnownSetting,
  SETTINGS_FORMAT,
  SETTINGS_VERSION,
} from './settings-file'

/** A shorter one is no credential, and taking it out of every text would make nonsense of them; in UTF-16 code units. */
const MIN_SECRET_CHARS = 8
const REDACTED = '•••'

/**
 * The settings as a file. `secrets`: all credentials that are kept. None of them is given to a setting or a workspace; but
 * somebody may have pasted one into a name, so they are taken out of every text.
 */
export function writeSettingsFile(
  settings: readonly Pick<KnownSetting, 'key' | 'value'>[],
  workspaces: readonly Workspace[],
  secrets: readonly string[],
): string {
  const content = {
    settings: Object.fromEntries(settings.map(({ key, value }) => [key, value])),
    workspaces: workspaces.map(fileWorkspaceOf),
  }
  const file = { format: SETTINGS_FORMAT, version: SETTINGS_VERSION, ...withoutSecrets(content, secrets) }
  return `${JSON.stringify(file, null, 2)}\n`
}

function fileWorkspaceOf(workspace: Workspace): FileWorkspace {
  const { name, source, collectors, createsGoals, seesPart, asksEvents } = workspace
  const from =
    source.kind === 'console' ? { console: source.origin, signIn: source.signIn } : { file: source.file }
  return { name, ...from, collectors, createsGoals, seesPart, asksEvents }
}

function withoutSecrets<T>(content: T, secrets: readonly string[]): T {
  // The longest first: one may be a part of another.
  const long = secrets
    .filter(({ length }) => length >= MIN_SECRET_CHARS)
    .toSorted((one, other) => other.length - one.length)
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string')
      return long.reduce((text, secret) => text.replaceAll(secret, REDACTED), value)
    if (Array.isArray(value)) return value.map(clean)
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)]))
  }
  return clean(content) as T
}
