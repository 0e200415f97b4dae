import { describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { RegistryKeeper } from '../../../../../entrypoints/background/registry/registry-keeper'
import {
  brokenDatabase,
  databaseEntries,
  freshDatabase,
  hangingDatabase,
  storeEntries,
  WORKSPACES_DB,
} from '../../../../fixtures/console/fresh-database'
import { requestKeeper, seed } from '../../../../fixtures/console/registry-keeper'
import { registryOf, WORKSPACE_ID, workspaceOf } from '../../../../fixtures/make'
import { KEY } from '../../../../fixtures/console/stub-console'

const keeperWithReloads = () => {
  fakeBrowser.reset()
  const keeper = new RegistryKeeper(() => new Set())
  const reloads = vi.fn()
  keeper.onReload = reloads
  return { keeper, reloads }
}
const idsOf = (keeper: RegistryKeeper) => keeper.states.map(({ workspace }) => workspace.id)

describe('RegistryKeeper with a database that cannot be used', () => {
  it('is ready, reports it, and loads the workspaces once it can', async () => {
    await seed()
    const stored = await databaseEntries()
    const { keeper, reloads } = keeperWithReloads()
    brokenDatabase()
    await keeper.ready()
    expect(keeper).toMatchObject({ isLoaded: false, states: [], known: [] })
    expect(keeper.faults).toMatchObject([{ kind: 'database', database: 'workspaces' }])
    expect(reloads).toHaveBeenCalledOnce()
    expect(await requestKeeper(keeper, { what: 'refresh', id: WORKSPACE_ID })).toBe('storage.notLoaded')
    expect(reloads).toHaveBeenCalledOnce()
    freshDatabase()
    await storeEntries(WORKSPACES_DB, stored)
    await keeper.ready()
    expect(idsOf(keeper)).toEqual([WORKSPACE_ID])
    expect(keeper).toMatchObject({ isLoaded: true, faults: [] })
    expect(reloads).toHaveBeenCalledTimes(2)
  })

  it('gives up a database that hangs, and loads the workspaces when it opens late', async () => {
    await seed()
    vi.useFakeTimers()
    const { release } = hangingDatabase()
    const { keeper, reloads } = keeperWithReloads()
    const ready = keeper.ready()
    await vi.advanceTimersByTimeAsync(2999)
    expect(keeper.faults).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    await ready
    expect(keeper.faults).toMatchObject([{ reason: { key: 'storage.reason.hangs' } }])
    vi.useRealTimers()
    release()
    await vi.waitFor(() => expect(idsOf(keeper)).toEqual([WORKSPACE_ID]))
    expect(keeper.faults).toEqual([])
    expect(reloads).toHaveBeenCalledTimes(2)
  })

  it.each(['recreate', 'wipe'] as const)('creates an empty one for the request “%s”', async (what) => {
    brokenDatabase()
    const { keeper } = keeperWithReloads()
    await keeper.ready()
    expect(await requestKeeper(keeper, { what })).toBe('consoleAnswer.storage')
    expect(keeper.isLoaded).toBe(false)
    freshDatabase()
    brokenThenFresh()
    expect(await requestKeeper(keeper, { what })).toBeNull()
    expect(keeper).toMatchObject({ isLoaded: true, faults: [] })
  })
})

/** Makes only the next attempt to open the database fail. */
function brokenThenFresh(): void {
  const real = indexedDB
  const open = () => {
    Object.assign(globalThis, { indexedDB: real })
    throw new Error('refused')
  }
  Object.assign(globalThis, { indexedDB: { open } })
}

describe('RegistryKeeper with values that cannot be read', () => {
  const [a, b] = [workspaceOf({ id: 'a', name: 'A' }), workspaceOf({ id: 'b', name: 'B', collectors: [] })]
  const VALID = {
    workspaces: [a, b],
    'secret:a': KEY,
    'secret:b': KEY,
    'registry:a': registryOf({ workspaceId: 'a' }),
    'registry:b': registryOf({ workspaceId: 'b' }),
  }

  it.each([
    [
      'a workspace',
      { workspaces: [a, { id: 'b', name: 'B' }] },
      { of: 'workspace', workspace: 'B' },
      ['a'],
      ['b'],
    ],
    [
      'a workspace without an id',
      { workspaces: [a, null] },
      { of: 'workspace', workspace: '' },
      ['a'],
      ['b'],
    ],
    ['the list', { workspaces: 7 }, { of: 'workspaces' }, [], ['a', 'b']],
    ['a key', { 'secret:b': 7 }, { of: 'secret', workspace: 'B' }, ['a', 'b'], []],
    ['a goal list', { 'registry:b': 7 }, { of: 'registry', workspace: 'B' }, ['a', 'b'], []],
    [
      'a goal list of another workspace',
      { 'registry:b': VALID['registry:a'] },
      { of: 'registry' },
      ['a', 'b'],
      [],
    ],
  ])('deletes only %s, with what nobody uses', async (_, broken, fault, ids, deleted) => {
    await storeEntries(WORKSPACES_DB, { ...VALID, ...broken })
    const { keeper, reloads } = keeperWithReloads()
    await keeper.ready()
    expect(idsOf(keeper)).toEqual(ids)
    expect(keeper.faults).toMatchObject([fault])
    const [found] = keeper.faults
    if (found?.kind !== 'value') throw new Error('a value expected')
    const before = Object.keys(await databaseEntries())
    expect(await requestKeeper(keeper, { what: 'forgetUnreadable', id: found.id })).toBeNull()
    expect(keeper.faults).toEqual([])
    expect(reloads).toHaveBeenCalledTimes(2)
    const gone = [found.id, ...deleted.flatMap((id) => [`secret:${id}`, `registry:${id}`])]
    expect(Object.keys(await databaseEntries()).toSorted()).toEqual(
      before.filter((key) => !gone.includes(key)).toSorted(),
    )
  })

  it('keeps the key of a workspace that another unreadable entry names', async () => {
    await storeEntries(WORKSPACES_DB, { ...VALID, workspaces: [a, null, { id: 'b', name: 'B' }] })
    const { keeper } = keeperWithReloads()
    await keeper.ready()
    const nameless = keeper.faults.find((fault) => fault.kind === 'value' && fault.workspace === '')
    if (nameless?.kind !== 'value') throw new Error('a value expected')
    await requestKeeper(keeper, { what: 'forgetUnreadable', id: nameless.id })
    expect(Object.keys(await databaseEntries())).toContain('secret:b')
  })

  it('deletes what was set aside of a workspace with the workspace', async () => {
    await storeEntries(WORKSPACES_DB, { ...VALID, 'secret:b': 7, 'registry:b': 8, 'secret:a': 9 })
    const { keeper } = keeperWithReloads()
    await keeper.ready()
    expect(keeper.faults).toHaveLength(3)
    await requestKeeper(keeper, { what: 'remove', id: 'b' })
    expect(keeper.faults).toMatchObject([{ of: 'secret', workspace: 'A' }])
  })

  it('cannot delete anything else by its id', async () => {
    await storeEntries(WORKSPACES_DB, VALID)
    const { keeper } = keeperWithReloads()
    for (const id of ['workspaces', 'secret:a', 'aside:none'])
      expect(await requestKeeper(keeper, { what: 'forgetUnreadable', id })).toBeNull()
    expect(await databaseEntries()).toEqual(VALID)
  })
})
