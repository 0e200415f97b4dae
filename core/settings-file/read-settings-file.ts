import * as v from 'valibot'
import { isObject } from '../is-object'
import { type Message, type MessageKey, message } from '../message'
import { parseJson } from '../parse-json'
import { badgeFromLegacySwitch } from '../preferences'
import { parseCollectorHosts } from '../registry/collector-hosts'
import { parseConsoleUrl } from '../registry/console-url'
import { SIGN_INS } from '../registry/workspace'
import {
  type FileWorkspace,
  MAX_SETTINGS_CHARS,
  SETTINGS_FORMAT,
  SETTINGS_VERSION,
  type SettingsFile,
} from './settings-file'

/** Contents of a settings file with messages about refused entries, or the problem with the whole file. */
export type ReadSettings =
  { readonly content: SettingsFile; readonly refused: readonly Message[] } | { readonly problem: Message }

const MAX_WORKSPACES = 100
const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000))
const flag = v.optional(v.boolean(), false)
const common = {
  name: text,
  collectors: v.optional(v.array(text), []),
  createsGoals: flag,
  seesPart: flag,
  asksEvents: flag,
}
const WorkspaceSchema = v.union([
  v.object({ ...common, console: text, signIn: v.optional(v.picklist(SIGN_INS), 'key') }),
  v.object({ ...common, file: text }),
])

/** Parses a settings file. `file` is its name. Never throws: errors are returned as a message. */
export function readSettingsFile(content: string, file: string): ReadSettings {
  const problem = (key: MessageKey, values = {}) => ({ problem: message(key, { file, ...values }) })
  if (content.length > MAX_SETTINGS_CHARS) return problem('settingsFile.problem.tooLarge')
  const value = parseJson(content.replace(/^\uFEFF/, ''))
  if (!isObject(value) || value['format'] !== SETTINGS_FORMAT) return problem('settingsFile.problem.other')
  const { version, settings = {}, workspaces = [] } = value
  if (typeof version === 'number' && version > SETTINGS_VERSION)
    return problem('settingsFile.problem.newer', { version, newest: SETTINGS_VERSION })
  if (version !== SETTINGS_VERSION || !isObject(settings) || !Array.isArray(workspaces))
    return problem('settingsFile.problem.damaged')
  const read = workspaces.slice(0, MAX_WORKSPACES).map(readWorkspace)
  const refused = read.flatMap((one) => ('problem' in one ? one.problem : []))
  const more = workspaces.length - MAX_WORKSPACES
  return {
    content: {
      settings: migrate(settings),
      workspaces: read.flatMap((one) => ('problem' in one ? [] : one)),
    },
    refused: more > 0 ? [...refused, message('settingsFile.refused.tooMany', {}, more)] : refused,
  }
}

function readWorkspace(entry: unknown, index: number): FileWorkspace | { readonly problem: Message } {
  const result = v.safeParse(WorkspaceSchema, entry)
  if (!result.success) return { problem: message('settingsFile.refused.entry', { entry: index + 1 }) }
  const { output } = result
  const { hosts, invalid } = parseCollectorHosts(output.collectors.join(','))
  if (invalid.length > 0)
    return {
      problem: message('settingsFile.refused.hosts', { workspace: output.name, hosts: invalid.join(', ') }),
    }
  if ('file' in output) return { ...output, collectors: hosts }
  const url = parseConsoleUrl(output.console)
  if ('problem' in url)
    return {
      problem: message('settingsFile.refused.address', { workspace: output.name, address: output.console }),
    }
  return { ...output, console: url.origin, collectors: hosts }
}

/** Converts settings of an earlier version, which stored `badge` as a boolean. */
function migrate(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { preferences } = settings
  if (!isObject(preferences) || typeof preferences['badge'] !== 'boolean') return settings
  return { ...settings, preferences: { ...preferences, badge: badgeFromLegacySwitch(preferences['badge']) } }
}
