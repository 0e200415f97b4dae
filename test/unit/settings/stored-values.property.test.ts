/** Whatever is stored under any key, nothing rejects, and everything readable is read. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isObject } from '../../../core/is-object'
import { checkRegistry } from '../../../core/registry/stored-registry'
import { checkWorkspaces } from '../../../core/registry/stored-workspaces'
import { WorkspaceStore } from '../../../entrypoints/background/registry/workspace-store'
import { ALL_SETTINGS, readSettings } from '../../../settings/all'
import { settingsFaults } from '../../../settings/settings-storage'
import {
  freshDatabase,
  SETTINGS_DB,
  splitEntries,
  storeEntries,
  WORKSPACES_DB,
} from '../../fixtures/console/fresh-database'
import { registryOf, workspaceOf } from '../../fixtures/make'

const [a, b] = [
  workspaceOf({ id: 'a', name: 'A' }),
  workspaceOf({ id: 'b', name: 'B', collectors: ['b.example'] }),
]
const WORKSPACES = {
  workspaces: [a, b],
  'secret:a': 'key-a',
  'secret:b': 'key-b',
  'registry:a': registryOf({ workspaceId: 'a' }),
  'registry:b': registryOf({ workspaceId: 'b' }),
}
const SETTINGS = {
  preferences: { theme: 'dark', timeFormat: 'sincePage', mostRows: 1000, badge: 'errors' },
  listLayout: { columns: [], sort: null, group: 'goal', strip: false },
  savedFilters: [{ name: 'a', text: 'b' }],
  mutedGoals: ['m'],
  rulesOff: [{ rule: 'r', reason: '' }],
  silences: [{ rule: 'r', goal: 'g', reason: '' }],
  thresholds: { ...(ALL_SETTINGS.find(({ key }) => key === 'thresholds')?.fallback as object), repeatMs: 7 },
}
/** JSON-like values, often in lists and objects whose other parts are valid. */
const brokenOf = (valid: unknown) => {
  const fields = Object.keys(Object(valid))
  return fc.oneof(
    fc.jsonValue(),
    fc.jsonValue().map((value) => (Array.isArray(valid) ? [...valid, value] : value)),
    fc
      .record({ field: fc.constantFrom('later', ...fields), value: fc.jsonValue() })
      .map(({ field, value }) => ({
        ...Object(valid),
        [field]: value,
      })),
  )
}
const broken = (all: Readonly<Record<string, unknown>>) =>
  fc
    .constantFrom(...Object.keys(all), 'candidate', 'later', 'aside:x')
    .chain((key) => fc.record({ key: fc.constant(key), value: brokenOf(all[key] ?? {}) }))

/** Returns the number of unreadable parts that a value in the database of workspaces has. */
function unreadableIn(key: string, value: unknown): number {
  if (key === 'workspaces') return checkWorkspaces(value).unreadable.length
  if (key.startsWith('secret:')) return typeof value === 'string' ? 0 : 1
  if (!key.startsWith('registry:')) return key.startsWith('aside:') ? 1 : 0
  const { value: registry, unreadable } = checkRegistry(value)
  return registry && registry.workspaceId !== key.slice(-1) ? 1 : unreadable.length
}

/** Returns whether a setting lacks a part of the value that was stored. */
function lacksPart(read: unknown, stored: unknown): boolean {
  if (Array.isArray(read)) return !Array.isArray(stored) || read.length < stored.length
  if (!isObject(read) || !isObject(stored)) return true
  const isUpgraded = (name: string) => name === 'badge' && typeof stored[name] === 'boolean'
  return Object.keys(read).some(
    (name) =>
      Object.hasOwn(stored, name) &&
      !isUpgraded(name) &&
      JSON.stringify(read[name]) !== JSON.stringify(stored[name]),
  )
}

describe('any JSON-like value', () => {
  it('in the database of workspaces leaves the other workspaces usable', async () => {
    await fc.assert(
      fc.asyncProperty(broken(WORKSPACES), async ({ key, value }) => {
        freshDatabase()
        await storeEntries(WORKSPACES_DB, { ...WORKSPACES, [key]: value })
        const store = new WorkspaceStore()
        await store.load()
        const ids = store.states.map(({ workspace }) => workspace.id)
        if (key !== 'workspaces') expect(ids).toEqual(['a', 'b'])
        if (key === 'workspaces' && Array.isArray(value) && value.includes(a)) expect(ids).toContain('a')
        if (ids.includes('b') && !key.endsWith(':b'))
          expect(store.get('b')?.index?.registry).toEqual(WORKSPACES['registry:b'])
        // What cannot be read is neither lost nor overwritten by later writes.
        const { aside } = await splitEntries(WORKSPACES_DB)
        expect(aside).toHaveLength(unreadableIn(key, value))
        expect(store.unreadable).toHaveLength(aside.length)
        await store.add(workspaceOf({ id: 'new' }), 'key', registryOf({ workspaceId: 'new' }))
        expect((await splitEntries(WORKSPACES_DB)).aside).toEqual(aside)
      }),
      { numRuns: 100 },
    )
  })

  it('in the database of settings leaves the other settings as they are', async () => {
    await fc.assert(
      fc.asyncProperty(broken(SETTINGS), async ({ key, value }) => {
        freshDatabase()
        await storeEntries(SETTINGS_DB, { ...SETTINGS, [key]: value })
        const read = Object.fromEntries((await readSettings()).map((one) => [one.key, one.value]))
        for (const [name, valid] of Object.entries(SETTINGS))
          if (name !== key) expect(read[name]).toEqual(valid)
        const { aside } = await splitEntries(SETTINGS_DB)
        const isCut = key.startsWith('aside:') || (key in SETTINGS && lacksPart(read[key], value))
        expect(aside).toHaveLength(isCut ? 1 : 0)
        expect(settingsFaults.value).toHaveLength(aside.length)
        const again = Object.fromEntries((await readSettings()).map((one) => [one.key, one.value]))
        expect(again).toEqual(read)
        expect((await splitEntries(SETTINGS_DB)).aside).toEqual(aside)
      }),
      { numRuns: 100 },
    )
  })
})
