import { isObject } from '../is-object'
import type { Workspace } from '../registry/workspace'
import { type FileWorkspace, type KnownSetting, SETTINGS_FORMAT, SETTINGS_VERSION } from './settings-file'

/**
 * Minimum length of a redacted secret, in UTF-16 code units. A shorter one is not a credential, and redacting
 * it would garble unrelated strings.
 */
const MIN_SECRET_CHARS = 8
const REDACTED = '•••'

/**
 * Serializes settings and workspaces. `secrets` are all stored credentials. No setting or workspace should contain one,
 * but the user may have pasted one into a name, so they are redacted from every string.
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
  // Longest first, since one secret may be part of another.
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
