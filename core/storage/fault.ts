import * as v from 'valibot'
import { isObject } from '../is-object'
import type { Message } from '../message'
import type { UnreadablePart } from './check'

/** The databases of the extension: workspaces with their credentials and goal lists, and user settings. */
export type DatabaseName = 'workspaces' | 'settings'

/** Names of the settings, in the order of the options page. */
export const SETTING_KEYS = [
  'preferences',
  'listLayout',
  'savedFilters',
  'mutedGoals',
  'rulesOff',
  'silences',
  'thresholds',
] as const
export type SettingKey = (typeof SETTING_KEYS)[number]

/**
 * Kind of a stored value: a setting, the list of workspaces, one workspace, its key or token, its goal list, or a value
 * that this version does not know.
 */
export type StoredKind = SettingKey | 'workspaces' | 'workspace' | 'secret' | 'registry' | 'other'

/** A stored value that was set aside because it cannot be read. */
export interface UnreadableValue {
  readonly kind: 'value'
  readonly database: DatabaseName
  /** Key of the value that was set aside. */
  readonly id: string
  readonly of: StoredKind
  /** Name of the workspace that it belongs to; empty if that is unknown. */
  readonly workspace: string
  /** Names of the unreadable fields; empty if the value has none, or is unreadable as a whole. */
  readonly fields: readonly string[]
  /** Number of unreadable entries; 0 if the value is not a list, or is unreadable as a whole. */
  readonly entries: number
}

/** A database that cannot be used at the moment. */
interface UnusableDatabase {
  readonly kind: 'database'
  readonly database: DatabaseName
  readonly reason: Message
}

/** Stored data that cannot be read. */
export type StorageFault = UnreadableValue | UnusableDatabase

/** A value that was set aside, as it is stored. */
export interface AsideValue extends UnreadablePart {
  /** Key that the value was stored under. */
  readonly of: string
  /** True for one workspace of the list. */
  readonly single?: boolean
}

const AsideSchema = v.object({
  of: v.string(),
  value: v.unknown(),
  fields: v.optional(v.array(v.string())),
  entries: v.optional(v.number()),
  single: v.optional(v.boolean()),
})

/** Parses a value that was set aside. If even that is impossible, returns it as a value of an unknown key. */
export function parseAside(stored: unknown): AsideValue {
  const result = v.safeParse(AsideSchema, stored)
  if (!result.success) return { of: '', value: stored }
  const { of, value, fields, entries, single } = result.output
  return {
    of,
    value,
    ...(fields && { fields }),
    ...(entries !== undefined && { entries }),
    ...(single !== undefined && { single }),
  }
}

/** Keys of the values in the database of the workspaces. */
export const WORKSPACES_KEY = 'workspaces'
export const secretKey = (id: string): string => `secret:${id}`
export const registryKey = (id: string): string => `registry:${id}`

/** Returns the id of the workspace that a secret or a registry belongs to; null for any other key. */
export const workspaceIdOf = (key: string): string | null =>
  /^(?:secret|registry):(.*)$/s.exec(key)?.[1] ?? null

/** Maximum length of a workspace's name in a fault, in UTF-16 code units. The rest is cut. */
const MAX_NAME_CHARS = 100

/**
 * Describes a value that was set aside under `id`. `nameOf` returns the name of a workspace by its id, or an empty
 * string.
 */
export function describeAside(
  database: DatabaseName,
  id: string,
  aside: AsideValue,
  nameOf: (workspaceId: string) => string = () => '',
): UnreadableValue {
  return {
    kind: 'value',
    database,
    id,
    of: kindOf(aside),
    workspace: workspaceNameIn(aside, nameOf).slice(0, MAX_NAME_CHARS),
    fields: aside.fields ?? [],
    entries: aside.entries ?? 0,
  }
}

function kindOf({ of, single }: AsideValue): StoredKind {
  if (of === WORKSPACES_KEY) return single ? 'workspace' : 'workspaces'
  if (of.startsWith('secret:')) return 'secret'
  if (of.startsWith('registry:')) return 'registry'
  return SETTING_KEYS.find((key) => key === of) ?? 'other'
}

function workspaceNameIn({ of, value, single }: AsideValue, nameOf: (id: string) => string): string {
  const id = workspaceIdOf(of)
  if (id !== null) return nameOf(id)
  const name = single && isObject(value) ? value['name'] : ''
  return typeof name === 'string' ? name : ''
}
