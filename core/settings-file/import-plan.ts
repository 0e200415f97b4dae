import { isObject } from '../is-object'
import { type Message, message } from '../message'
import type { Workspace } from '../registry/workspace'
import type { FileWorkspace, KnownSetting, SettingsFile } from './settings-file'

/** Field name reported for a setting that is a list. */
export const LIST_ENTRIES = 'entries'

/** A setting that an import changes. */
export interface SettingChange {
  readonly key: string
  readonly value: unknown
  /** Names of the changed fields; {@link LIST_ENTRIES} for a list. */
  readonly fields: readonly string[]
}

/** Changes that an import would make. */
export interface ImportPlan {
  readonly settings: readonly SettingChange[]
  /** New workspaces, without id and without credential. */
  readonly added: readonly Omit<Workspace, 'id'>[]
  /** Existing workspaces with their new collectors and switches. */
  readonly changed: readonly Workspace[]
  /** Messages about collectors that move from one workspace to another. */
  readonly moves: readonly Message[]
  /** Messages about entries that cannot be imported, with the reason. */
  readonly refused: readonly Message[]
}

/**
 * Plans the import of a settings file. A workspace in the file matches the existing one with the same name and Web
 * Console, which keeps its credential and way of signing in. Nothing is removed. If this version does not recognize a
 * field, or does not accept its value, the field is refused and its setting stays as it is.
 */
export function planImport(
  { settings, workspaces }: SettingsFile,
  known: readonly KnownSetting[],
  existing: readonly Workspace[],
): ImportPlan {
  const plans = Object.entries(settings).map(([key, imported]) => planSetting(key, imported, known))
  const consoles = workspaces.flatMap((one) => ('console' in one ? one : []))
  const pairs = consoles.map((one) => ({
    imported: one,
    own: existing.find((other) => isSameWorkspace(one, other)),
  }))
  const added = pairs.filter(({ own }) => !own).map(({ imported }) => workspaceFrom(imported))
  const changed = pairs.flatMap(({ imported, own }) => {
    const next = own && { ...own, ...choicesOf(imported) }
    return next && !isEqual(next, own) ? [next] : []
  })
  return {
    settings: plans.flatMap(({ change }) => (change.fields.length > 0 ? change : [])),
    added,
    changed,
    moves: [
      ...added.flatMap((one) => movesTo(one, existing)),
      ...changed.flatMap((one) =>
        movesTo(
          one,
          existing.filter(({ id }) => id !== one.id),
        ),
      ),
    ],
    refused: [
      ...plans.flatMap(({ refused }) => refused),
      ...workspaces.flatMap((one) =>
        'file' in one
          ? message('settingsFile.refused.fromFile', { workspace: one.name, file: one.file })
          : [],
      ),
    ],
  }
}

interface SettingPlan {
  readonly change: SettingChange
  readonly refused: readonly Message[]
}

function planSetting(key: string, imported: unknown, known: readonly KnownSetting[]): SettingPlan {
  const setting = known.find((one) => one.key === key)
  if (setting && Array.isArray(setting.value) && Array.isArray(imported))
    return planList(setting, setting.value, imported)
  if (!setting || !isObject(setting.value) || !isObject(imported)) return refuseSetting(key)
  const before = setting.value
  const read = setting.parse({ ...before, ...imported })
  const after = isObject(read) ? read : before
  const isTaken = (field: string) => field in after && isEqual(after[field], imported[field])
  const taken = Object.entries(imported).filter(([field]) => isTaken(field))
  const value = { ...before, ...Object.fromEntries(taken) }
  return {
    change: {
      key,
      value,
      fields: Object.keys(value).filter((field) => !isEqual(value[field], before[field])),
    },
    refused: Object.keys(imported)
      .filter((field) => !isTaken(field))
      .map((field) => message('settingsFile.refused.field', { setting: key, field })),
  }
}

/**
 * Plans the import of a setting that is a list. Its entries are added, and replace existing entries about the same
 * subject.
 */
function planList(
  { key, parse }: KnownSetting,
  before: readonly unknown[],
  imported: readonly unknown[],
): SettingPlan {
  const names = new Set(imported.map(entryKey))
  const value = [...before.filter((entry) => !names.has(entryKey(entry))), ...imported]
  if (!isEqual(parse(value), value)) return refuseSetting(key)
  const isNew = imported.some((entry) => !before.some((one) => isEqual(one, entry)))
  return { change: { key, value, fields: isNew ? [LIST_ENTRIES] : [] }, refused: [] }
}

/** Returns the subject of an entry: a filter's name, a rule, a rule and a goal, or the entry itself. */
const entryKey = (entry: unknown): unknown =>
  isObject(entry) ? JSON.stringify([entry['name'], entry['rule'], entry['goal']]) : entry

const refuseSetting = (key: string): SettingPlan => ({
  change: { key, value: undefined, fields: [] },
  refused: [message('settingsFile.refused.setting', { setting: key })],
})

type FromConsole = Extract<FileWorkspace, { readonly console: string }>

const isSameWorkspace = (
  { name, console: origin }: FromConsole,
  { name: other, source }: Workspace,
): boolean => name === other && source.kind === 'console' && source.origin === origin

const choicesOf = ({ collectors, createsGoals, seesPart, asksEvents }: FileWorkspace) => ({
  collectors,
  createsGoals,
  seesPart,
  asksEvents,
})

const workspaceFrom = (imported: FromConsole): Omit<Workspace, 'id'> => ({
  name: imported.name,
  source: { kind: 'console', origin: imported.console, signIn: imported.signIn },
  ...choicesOf(imported),
})

const movesTo = ({ name, collectors }: Omit<Workspace, 'id'>, others: readonly Workspace[]): Message[] =>
  collectors.flatMap((host) => {
    const owner = others.find((one) => one.collectors.includes(host))
    return owner ? message('settingsFile.moves', { host, from: owner.name, to: name }) : []
  })

/** Compares two values as JSON, ignoring the order of object keys. */
const isEqual = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_key, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
