/** Tests that a keeper connects, changes and removes workspaces. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readSecret, writeCandidate } from '../../../../../settings/database'
import { brokenDatabase, databaseEntries, freshDatabase } from '../../../../fixtures/console/fresh-database'
import {
  requestKeeper,
  connectCandidate,
  gate,
  goalsOf,
  keeperOf,
  seed,
  workspaceStateIn,
} from '../../../../fixtures/console/registry-keeper'
import { CONSOLE, FILE_SOURCE, registryOf, WORKSPACE_ID, workspaceOf } from '../../../../fixtures/make'
import {
  stubConsole,
  consoleWith,
  itemsOf,
  jsonResponse,
  KEY,
  type Respond,
  tokenEndingAt,
} from '../../../../fixtures/console/stub-console'

beforeEach(freshDatabase)
afterEach(() => vi.unstubAllGlobals())
const goals = consoleWith({ goals: [{ id: 1, name: 'new' }] })
const refusing =
  (status: number): Respond =>
  () =>
    jsonResponse({ error: `no: ${KEY}` }, status)

describe('RegistryKeeper, candidate', () => {
  it('becomes a workspace when it works', async () => {
    stubConsole(goals)
    const { keeper, changes } = await keeperOf()
    expect(await connectCandidate(keeper)).toBeNull()
    expect(goalsOf(keeper)).toEqual(['new'])
    expect(keeper.currentCandidate).toBeNull()
    expect(workspaceStateIn(keeper)).toMatchObject({
      workspace: workspaceOf(),
      problem: null,
      progress: null,
    })
    expect(changes).toHaveBeenLastCalledWith(WORKSPACE_ID)
    expect(await databaseEntries()).toEqual({
      workspaces: [workspaceOf()],
      [`secret:${WORKSPACE_ID}`]: KEY,
      [`registry:${WORKSPACE_ID}`]: keeper.registryOf(WORKSPACE_ID),
    })
  })

  it('leaves nothing behind when it fails', async () => {
    stubConsole(refusing(401))
    const { keeper } = await keeperOf()
    expect(await connectCandidate(keeper)).toBe('consoleAnswer.unauthorized.key')
    expect([keeper.states, keeper.currentCandidate]).toEqual([[], null])
    expect(await databaseEntries()).toEqual({})
  })

  it('leaves the workspace unchanged when its change fails', async () => {
    await seed()
    stubConsole(refusing(401))
    const { keeper } = await keeperOf()
    const before = await databaseEntries()
    expect(
      await connectCandidate(keeper, { workspace: workspaceOf({ name: 'new' }), secret: 'wrong' }),
    ).not.toBeNull()
    expect(await databaseEntries()).toEqual(before)
    expect(workspaceStateIn(keeper)).toMatchObject({
      workspace: { name: 'acme' },
      problem: null,
      progress: null,
    })
  })

  it('uses the stored secret when it comes without a secret', async () => {
    await seed()
    const requests = stubConsole(goals)
    const { keeper } = await keeperOf()
    expect(
      await connectCandidate(keeper, { workspace: workspaceOf({ name: 'new' }), secret: null }),
    ).toBeNull()
    expect(requests[0]?.init.headers).toMatchObject({ Authorization: `Api-Key ${KEY}` })
    expect(await readSecret(WORKSPACE_ID)).toBe(KEY)
    expect(workspaceStateIn(keeper)?.workspace.name).toBe('new')
  })

  it('is not tried with the stored secret on another origin', async () => {
    await seed()
    const requests = stubConsole(goals)
    const { keeper } = await keeperOf()
    const source = { kind: 'console', origin: 'https://evil.example', signIn: 'key' } as const
    expect(await connectCandidate(keeper, { workspace: workspaceOf({ source }), secret: null })).toBe(
      'connect.key.empty',
    )
    expect(requests).toEqual([])
  })

  it('is stored without a request when it comes from a file', async () => {
    const requests = stubConsole(goals)
    const { keeper } = await keeperOf()
    const workspace = workspaceOf({ source: FILE_SOURCE })
    expect(await connectCandidate(keeper, { workspace, secret: '', registry: registryOf() })).toBeNull()
    // Again, with the stored registry.
    expect(
      await connectCandidate(keeper, { workspace: { ...workspace, name: 'new' }, secret: '' }),
    ).toBeNull()
    expect(keeper.registryOf(WORKSPACE_ID)).toEqual(registryOf())
    expect(workspaceStateIn(keeper)?.workspace.name).toBe('new')
    await keeper.refreshAll()
    expect(requests).toEqual([])
  })

  it('is visible without its secret while it is tried', async () => {
    const secret = tokenEndingAt(2_000_000_000_000)
    const wait = gate()
    stubConsole((list, url, init) =>
      url.searchParams.get('page') === '2' ? wait.pass(() => paged(list, url, init)) : paged(list, url, init),
    )
    const paged = consoleWith({ goals: itemsOf(30) }, { clamp: 20 })
    const { keeper } = await keeperOf()
    const workspace = workspaceOf({ source: { kind: 'console', origin: CONSOLE, signIn: 'jwt' } })
    const connected = connectCandidate(keeper, { workspace, secret })
    await wait.reached
    expect(keeper.currentCandidate).toMatchObject({
      workspace,
      expiresAt: 2_000_000_000_000,
      facts: null,
      problem: null,
    })
    expect(keeper.currentCandidate?.progress).toContainEqual({ list: 'goals', got: 20, total: 30 })
    expect(JSON.stringify(keeper.currentCandidate)).not.toContain(secret)
    // The candidate is only in memory.
    expect(await databaseEntries()).toEqual({})
    wait.open()
    expect(await connected).toBeNull()
  })

  it.each([
    ['canceled', { what: 'cancel', id: WORKSPACE_ID }],
    ['removed', { what: 'remove', id: WORKSPACE_ID }],
    ['wiped', { what: 'wipe' }],
  ] as const)('leaves nothing behind when it is %s while it is tried', async (_, request) => {
    const wait = gate()
    stubConsole((list, url, init) => wait.pass(() => goals(list, url, init)))
    const { keeper } = await keeperOf()
    const connected = connectCandidate(keeper)
    await wait.reached
    expect(await requestKeeper(keeper, request)).toBeNull()
    wait.open()
    expect(await connected).toBe('consoleAnswer.cancelled')
    expect([keeper.states, keeper.currentCandidate]).toEqual([[], null])
    expect((await databaseEntries())['workspaces'] ?? []).toEqual([])
    expect(JSON.stringify(await databaseEntries())).not.toContain(KEY)
  })

  it('leaves nothing behind when everything is wiped while it is taken', async () => {
    stubConsole(goals)
    const { keeper } = await keeperOf()
    await writeCandidate({ workspace: workspaceOf(), secret: KEY, registry: null })
    const both = await Promise.all([
      requestKeeper(keeper, { what: 'connect' }),
      requestKeeper(keeper, { what: 'wipe' }),
    ])
    expect(both).toEqual(['consoleAnswer.cancelled', null])
    expect(keeper.states).toEqual([])
    expect(await databaseEntries()).toEqual({})
  })

  it('is tried once for two requests', async () => {
    const requests = stubConsole(goals)
    const { keeper } = await keeperOf()
    await writeCandidate({ workspace: workspaceOf(), secret: KEY, registry: null })
    const both = await Promise.all([
      requestKeeper(keeper, { what: 'connect' }),
      requestKeeper(keeper, { what: 'connect' }),
    ])
    expect(both).toEqual([null, 'consoleAnswer.cancelled'])
    expect(requests.filter(({ url }) => url.pathname === '/v1/goals')).toHaveLength(2)
    expect(goalsOf(keeper)).toEqual(['new'])
  })

  it('cancels a fetch with the previous credential', async () => {
    await seed({}, 'older')
    const wait = gate()
    stubConsole((list, url, init) => {
      const isOlder = JSON.stringify(init.headers).includes('older')
      return isOlder ? wait.pass(() => jsonResponse({}, 500)) : goals(list, url, init)
    })
    const { keeper } = await keeperOf()
    const refreshed = requestKeeper(keeper, { what: 'refresh', id: WORKSPACE_ID })
    await wait.reached
    expect(await connectCandidate(keeper)).toBeNull()
    expect(await refreshed).toBe('consoleAnswer.cancelled')
    expect(goalsOf(keeper)).toEqual(['new'])
    expect(workspaceStateIn(keeper)).toMatchObject({ problem: null, progress: null })
  })
})

describe('RegistryKeeper, SDK key entered by mistake', () => {
  it.each<readonly [401 | 403 | 500, string, readonly string[]]>([
    [401, 'consoleAnswer.sdkKey', ['1zA', 'Y1zA']],
    [403, 'consoleAnswer.sdkKey', ['Y1zA']],
    [401, 'consoleAnswer.unauthorized.key', ['y1za', '0000']],
    [403, 'consoleAnswer.forbidden', []],
    [500, 'consoleAnswer.server', ['Y1zA']],
  ])('reports status %i as %s when pages use keys ending in %j', async (status, key, ends) => {
    stubConsole(refusing(status))
    const { keeper } = await keeperOf(ends)
    expect(await connectCandidate(keeper)).toBe(key)
  })

  it('is not reported for a token', async () => {
    stubConsole(refusing(401))
    const { keeper } = await keeperOf(['Y1zA'])
    const workspace = workspaceOf({ source: { kind: 'console', origin: CONSOLE, signIn: 'bearer' } })
    expect(await connectCandidate(keeper, { workspace })).toBe('consoleAnswer.unauthorized.bearer')
  })
})

describe('RegistryKeeper, several workspaces', () => {
  it('share no collector: the last one that claims it gets it', async () => {
    stubConsole(goals)
    const { keeper } = await keeperOf()
    const collectors = ['acme.absmartly.io', 'other.example']
    await connectCandidate(keeper, { workspace: workspaceOf({ id: 'a', collectors }) })
    await connectCandidate(keeper, { workspace: workspaceOf({ id: 'b', collectors: [] }) })
    await keeper.assign('b', 'other.example')
    await keeper.assign('b', 'other.example')
    expect(keeper.states.map(({ workspace }) => workspace.collectors)).toEqual([
      ['acme.absmartly.io'],
      ['other.example'],
    ])
    const { keeper: after } = await keeperOf()
    expect(after.states).toEqual(keeper.states)
  })
})

it('RegistryKeeper reports a failing database', async () => {
  const { keeper } = await keeperOf()
  brokenDatabase()
  const { problem } = await keeper.handle({ type: 'settings', what: 'connect' })
  expect(problem).toMatchObject({ key: 'consoleAnswer.storage', values: { reason: /mutation/ } })
  const { RegistryKeeper } = await import('../../../../../entrypoints/background/registry/registry-keeper')
  const other = new RegistryKeeper(() => new Set())
  expect(await requestKeeper(other, { what: 'wipe' })).toBe('consoleAnswer.storage')
  // The database is opened again, since the failure may have been temporary.
  freshDatabase()
  expect(await requestKeeper(other, { what: 'wipe' })).toBeNull()
})
