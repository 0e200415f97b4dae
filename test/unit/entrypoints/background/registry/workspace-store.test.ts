import { beforeEach, describe, expect, it } from 'vitest'
import type { Registry } from '../../../../../core/registry/registry'
import type { Workspace } from '../../../../../core/registry/workspace'
import { WorkspaceStore } from '../../../../../entrypoints/background/registry/workspace-store'
import { readSecret } from '../../../../../settings/database'
import { databaseEntries, freshDatabase } from '../../../../fixtures/console/fresh-database'
import { CONSOLE, FILE_SOURCE, goalOf, listOf, registryOf, workspaceOf } from '../../../../fixtures/make'
import { KEY, tokenEndingAt } from '../../../../fixtures/console/stub-console'

beforeEach(freshDatabase)
const TOKEN = tokenEndingAt(2_000_000_000_000)
const sourceOf = (signIn: 'key' | 'jwt' | 'bearer' | 'session') =>
  ({ kind: 'console', origin: CONSOLE, signIn }) as const
const named = (id: string, more: Partial<Workspace> = {}) => workspaceOf({ id, name: id, ...more })
const registryFor = (workspaceId: string, ...names: string[]): Registry =>
  registryOf({ workspaceId, goals: listOf(...names.map((name, index) => goalOf(index, name))) })

async function loadStore(): Promise<WorkspaceStore> {
  const workspaces = new WorkspaceStore()
  await workspaces.load()
  return workspaces
}
const collectorsOf = (workspaces: WorkspaceStore) =>
  Object.fromEntries(workspaces.states.map(({ workspace }) => [workspace.id, workspace.collectors]))
const goalsOf = (workspaces: WorkspaceStore, id: string) => [
  ...(workspaces.get(id)?.index?.goals.byName.keys() ?? []),
]

describe('WorkspaceStore', () => {
  it('restores workspaces with registry and token expiry after a restart', async () => {
    const before = await loadStore()
    await before.add(named('a', { source: sourceOf('jwt') }), TOKEN, registryFor('a', 'x'))
    await before.add(named('b', { source: FILE_SOURCE, collectors: [] }), '', null)
    const after = await loadStore()
    expect(after.states).toEqual(before.states)
    expect(after.states.map(({ expiresAt }) => expiresAt)).toEqual([2_000_000_000_000, null])
    expect(after.states[0]?.facts).toMatchObject({ lists: { goals: { count: 1 } } })
    expect(after.known[1]).toEqual({
      workspace: named('b', { source: FILE_SOURCE, collectors: [] }),
      index: null,
    })
    expect(goalsOf(after, 'a')).toEqual(['x'])
    expect(JSON.stringify(after.states)).not.toContain(TOKEN)
  })

  it('keeps the secret and the registry when it gets null for them', async () => {
    const workspaces = await loadStore()
    await workspaces.add(named('a', { source: sourceOf('jwt') }), TOKEN, registryFor('a', 'x'))
    await workspaces.add(named('a', { name: 'new', source: sourceOf('jwt') }), null, null)
    expect(await readSecret('a')).toBe(TOKEN)
    expect(goalsOf(workspaces, 'a')).toEqual(['x'])
    expect(workspaces.states).toMatchObject([{ workspace: { name: 'new' }, expiresAt: 2_000_000_000_000 }])
    // The expiry depends on the current sign-in method.
    await workspaces.add(named('a', { source: sourceOf('key') }), null, null)
    expect(workspaces.states[0]?.expiresAt).toBeNull()
    await workspaces.add(named('a', { source: sourceOf('bearer') }), null, null)
    expect(workspaces.states[0]?.expiresAt).toBe(2_000_000_000_000)
  })

  it('assigns a collector to one workspace', async () => {
    const workspaces = await loadStore()
    await workspaces.add(named('a', { collectors: ['x.io', 'y.io'] }), '', null)
    await workspaces.add(named('b', { collectors: ['y.io', 'z.io'] }), '', null)
    expect(collectorsOf(workspaces)).toEqual({ a: ['x.io'], b: ['y.io', 'z.io'] })
    await workspaces.edit('a', (one) => ({ ...one, collectors: ['z.io'] }))
    expect(collectorsOf(workspaces)).toEqual({ a: ['z.io'], b: ['y.io'] })
    expect(collectorsOf(await loadStore())).toEqual(collectorsOf(workspaces))
  })

  it('ignores another source or id in an edit', async () => {
    const workspaces = await loadStore()
    await workspaces.add(named('a'), KEY, null)
    const evil = { kind: 'console', origin: 'https://evil.example', signIn: 'key' } as const
    await workspaces.edit('a', () => named('b', { name: 'new', source: evil, seesPart: true }))
    expect(workspaces.states.map(({ workspace }) => workspace)).toEqual([
      named('a', { name: 'new', seesPart: true }),
    ])
  })

  it('never restores a removed workspace', async () => {
    const workspaces = await loadStore()
    await workspaces.add(named('a'), KEY, registryFor('a', 'x'))
    const removed = workspaces.remove('a')
    workspaces.setTransient('a', { progress: [] })
    workspaces.setEventsProblem('a', { key: 'consoleAnswer.cancelled' })
    await workspaces.changeRegistry('a', () => registryFor('a', 'y'))
    await workspaces.edit('a', (one) => ({ ...one, name: 'new' }))
    await removed
    expect(workspaces.states).toEqual([])
    expect(await databaseEntries()).toEqual({ workspaces: [] })
  })

  it('never restores a workspace after a wipe', async () => {
    const workspaces = await loadStore()
    await workspaces.add(named('a'), KEY, registryFor('a', 'x'))
    const added = workspaces.add(named('b'), KEY, registryFor('b', 'x'))
    const wiped = workspaces.wipe()
    await Promise.all([added, wiped, workspaces.changeRegistry('a', () => registryFor('a', 'y'))])
    expect(workspaces.states).toEqual([])
    expect(await databaseEntries()).toEqual({})
  })
})

describe('WorkspaceStore, concurrent changes', () => {
  it('applies all changes of a registry', async () => {
    const workspaces = await loadStore()
    await workspaces.add(named('a'), KEY, registryFor('a', 'x'))
    const names = ['p', 'q', 'r']
    await Promise.all(
      names.map((name, goalId) =>
        workspaces.changeRegistry(
          'a',
          (registry) => registry && { ...registry, confirmed: [...registry.confirmed, { name, goalId }] },
        ),
      ),
    )
    expect([...(workspaces.get('a')?.index?.confirmed.keys() ?? [])]).toEqual(names)
  })

  it('keeps a state that is set during a write', async () => {
    const workspaces = await loadStore()
    await workspaces.add(named('a', { collectors: ['x.io'] }), KEY, null)
    await workspaces.add(named('b'), KEY, null)
    for (const id of ['a', 'b']) workspaces.setTransient(id, { progress: [] })
    const edited = workspaces.edit('b', (one) => ({ ...one, collectors: ['x.io'] }))
    // For the edited workspace and for the one that loses a collector.
    await Promise.resolve()
    for (const id of ['a', 'b'])
      workspaces.setTransient(id, { progress: null, problem: { key: 'consoleAnswer.offline' } })
    await edited
    expect(workspaces.states.map(({ progress, problem }) => [progress, problem?.key])).toEqual([
      [null, 'consoleAnswer.offline'],
      [null, 'consoleAnswer.offline'],
    ])
    expect(collectorsOf(workspaces)).toEqual({ a: [], b: ['x.io'] })
  })

  it('continues after a change that failed', async () => {
    const workspaces = await loadStore()
    const failing = workspaces.edit('a', (one) => one)
    await workspaces.add(named('a'), KEY, null)
    await failing
    const thrown = workspaces.edit('a', () => {
      throw new Error('no')
    })
    await expect(thrown).rejects.toThrow('no')
    await workspaces.edit('a', (one) => ({ ...one, name: 'new' }))
    expect(workspaces.states[0]?.workspace.name).toBe('new')
  })
})
