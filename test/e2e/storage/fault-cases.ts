/** Stored values that cannot be read, and what Goalkeeper says of each. The same in both browsers. */
import type { Registry } from '../../../core/registry/registry.ts'
import type { Workspace } from '../../../core/registry/workspace.ts'
import { SETTINGS_DB, WORKSPACES_DB } from '../harness/browser/database.ts'
import { t } from '../harness/messages.ts'

/** Goal that the list of the first workspace contains, and one that it does not. */
export const KNOWN_GOAL = 'known_goal'
export const OTHER_GOAL = 'other_goal'

/** Entries of both databases by key. */
export interface StoredEntries {
  readonly [WORKSPACES_DB]: Readonly<Record<string, unknown>>
  readonly [SETTINGS_DB]: Readonly<Record<string, unknown>>
}

/** One broken value among valid ones. */
export interface FaultCase {
  readonly title: string
  readonly database: keyof StoredEntries
  readonly key: string
  /** Returns the broken value, from the valid one. */
  readonly broken: (valid: never) => unknown
  /** Name of what cannot be read, in the panel and on the options page. */
  readonly name: string
  /** Returns what remains under the key; undefined for nothing. */
  readonly remains: (valid: never) => unknown
  /** Keys that the reset deletes with the value. */
  readonly alsoDeleted?: readonly string[]
}

const workspace = (id: string, name: string, collectors: readonly string[]): Workspace => ({
  id,
  name,
  source: { kind: 'file', file: 'goals.csv' },
  collectors,
  createsGoals: false,
  seesPart: false,
  asksEvents: false,
})

const none = { items: [], complete: true, gap: null }
const registry = (workspaceId: string): Registry => ({
  workspaceId,
  fetchedAt: Date.now(),
  goals: {
    items: [{ id: 1, name: KNOWN_GOAL, archived: false, description: null, owners: null, tags: null }],
    complete: true,
    gap: null,
  },
  metrics: none,
  applications: none,
  environments: none,
  unitTypes: none,
  experiments: none,
  confirmed: [],
})

/** Returns valid entries: two workspaces, of which the first checks `collector`, and settings. */
export const validEntries = (collector: string): StoredEntries => ({
  [WORKSPACES_DB]: {
    workspaces: [workspace('a', 'Blue Mug', [collector]), workspace('b', 'Partner', ['partner.example'])],
    'secret:a': 'key-a',
    'secret:b': 'key-b',
    'registry:a': registry('a'),
    'registry:b': registry('b'),
  },
  [SETTINGS_DB]: {
    movedFromLocal: 'removed',
    preferences: { theme: 'dark', timeFormat: 'clock', mostRows: 10_000, badge: 'unknown' },
    listLayout: { columns: [], sort: null, group: 'none', strip: false },
    savedFilters: [{ name: 'Lost', text: 'delivery:failed' }],
    mutedGoals: ['hidden_goal'],
    rulesOff: [],
    silences: [],
    thresholds: {},
  },
})

type Workspaces = readonly [Workspace, Workspace]
const first = ([one]: Workspaces) => [one]
const entry = (count: number) => t('storage.entries', {}, count)

export const FAULT_CASES: readonly FaultCase[] = [
  {
    title: 'a list of workspaces that is no list',
    database: WORKSPACES_DB,
    key: 'workspaces',
    broken: () => 'x',
    name: t('storage.value.workspaces'),
    remains: () => undefined,
    alsoDeleted: ['secret:a', 'secret:b', 'registry:a', 'registry:b'],
  },
  {
    title: 'an empty workspace',
    database: WORKSPACES_DB,
    key: 'workspaces',
    broken: (valid: Workspaces) => [...first(valid), {}],
    name: t('storage.unnamed.workspace'),
    remains: first,
    alsoDeleted: ['secret:b', 'registry:b'],
  },
  {
    title: 'null in place of a workspace',
    database: WORKSPACES_DB,
    key: 'workspaces',
    broken: (valid: Workspaces) => [null, ...valid],
    name: t('storage.unnamed.workspace'),
    remains: (valid: Workspaces) => valid,
  },
  {
    title: 'a workspace without collectors',
    database: WORKSPACES_DB,
    key: 'workspaces',
    broken: ([one, other]: Workspaces) => [one, { ...other, collectors: undefined }],
    name: t('storage.value.workspace', { workspace: 'Partner' }),
    remains: first,
    alsoDeleted: ['secret:b', 'registry:b'],
  },
  {
    title: 'a goal list of another shape',
    database: WORKSPACES_DB,
    key: 'registry:a',
    broken: (valid: Registry) => ({ ...valid, goals: valid.goals.items.map(({ name }) => name) }),
    name: t('storage.part', {
      name: t('storage.value.registry', { workspace: 'Blue Mug' }),
      part: t('options.listName.goals'),
    }),
    remains: (valid: Registry) => ({
      ...valid,
      othersFetchedAt: 0,
      goals: { items: [], complete: false, gap: { key: 'storage.gap' } },
    }),
  },
  {
    title: 'a key that is no string',
    database: WORKSPACES_DB,
    key: 'secret:b',
    broken: () => 5,
    name: t('storage.value.secret', { workspace: 'Partner' }),
    remains: () => undefined,
  },
  {
    title: 'an unknown theme',
    database: SETTINGS_DB,
    key: 'preferences',
    broken: (valid: object) => ({ ...valid, theme: 'sepia' }),
    name: t('storage.part', {
      name: t('settingsFile.setting.preferences'),
      part: t('settingsFile.field.theme'),
    }),
    remains: (valid: object) => ({ ...valid, theme: 'auto' }),
  },
  {
    title: 'a list layout that is no object',
    database: SETTINGS_DB,
    key: 'listLayout',
    broken: () => [1],
    name: t('settingsFile.setting.listLayout'),
    remains: () => undefined,
  },
  {
    title: 'saved filters of which two are broken',
    database: SETTINGS_DB,
    key: 'savedFilters',
    broken: (valid: readonly object[]) => [null, ...valid, { name: 1 }],
    name: t('storage.part', { name: t('settingsFile.setting.savedFilters'), part: entry(2) }),
    remains: (valid: readonly object[]) => valid,
  },
]

/** Returns the entries with the broken value, and those that remain after the reset. */
export function entriesOf(
  one: FaultCase,
  valid: StoredEntries,
): { before: StoredEntries; after: StoredEntries } {
  const all = valid[one.database]
  const value = all[one.key] as never
  const after = { ...all, [one.key]: one.remains(value) }
  const deleted = new Set([...(one.alsoDeleted ?? []), ...(after[one.key] === undefined ? [one.key] : [])])
  return {
    before: { ...valid, [one.database]: { ...all, [one.key]: one.broken(value) } },
    after: {
      ...valid,
      [one.database]: Object.fromEntries(Object.entries(after).filter(([key]) => !deleted.has(key))),
    },
  }
}
