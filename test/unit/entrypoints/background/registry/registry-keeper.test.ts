/** Tests that a keeper fetches registries again, and keeps the previous registry when that fails. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { goalVerdict } from '../../../../../core/registry/verdict'
import { databaseEntries, freshDatabase } from '../../../../fixtures/console/fresh-database'
import {
  requestKeeper,
  gate,
  goalsOf,
  keeperOf,
  seed,
  workspaceStateIn,
} from '../../../../fixtures/console/registry-keeper'
import { COLLECTOR, FILE_SOURCE, partOf, goalOf, registryOf, WORKSPACE_ID } from '../../../../fixtures/make'
import {
  stubConsole,
  consoleWith,
  itemsOf,
  jsonResponse,
  KEY,
  type Respond,
  countRequests,
} from '../../../../fixtures/console/stub-console'

beforeEach(freshDatabase)
afterEach(() => vi.unstubAllGlobals())
const refresh = { what: 'refresh', id: WORKSPACE_ID } as const
const goals = consoleWith({ goals: [{ id: 1, name: 'new' }] })

describe('RegistryKeeper, fetch', () => {
  it('replaces the older registry', async () => {
    await seed()
    stubConsole(goals)
    const { keeper, changes } = await keeperOf()
    expect(await requestKeeper(keeper, refresh)).toBeNull()
    expect(goalsOf(keeper)).toEqual(['new'])
    expect(changes.mock.calls.map(([id]) => id)).toContain(WORKSPACE_ID)
    expect((await keeperOf()).keeper.registryOf(WORKSPACE_ID)).toEqual(keeper.registryOf(WORKSPACE_ID))
  })

  it('is shared by concurrent requests', async () => {
    await seed()
    const requests = stubConsole(goals)
    const { keeper } = await keeperOf()
    const first = keeper.refresh(WORKSPACE_ID)
    await Promise.all([
      first,
      keeper.refreshAll(),
      requestKeeper(keeper, refresh),
      keeper.refresh(WORKSPACE_ID, true),
    ])
    expect(countRequests(requests)).toMatchObject({ goals: 1, metrics: 1 })
    await keeper.refreshAll()
    expect(countRequests(requests)).toMatchObject({ goals: 2, metrics: 2 })
  })

  it('is not replaced by a concurrent fetch of the goals alone', async () => {
    await seed()
    const requests = stubConsole(goals)
    const { keeper } = await keeperOf()
    const alone = keeper.refresh(WORKSPACE_ID, true)
    await Promise.all([alone, keeper.refresh(WORKSPACE_ID), keeper.refresh(WORKSPACE_ID)])
    expect(countRequests(requests)).toMatchObject({ goals: 2, metrics: 1 })
  })

  it('reports its progress', async () => {
    await seed()
    const wait = gate()
    const paged = consoleWith({ goals: itemsOf(30) }, { clamp: 20 })
    stubConsole((list, url, init) =>
      url.searchParams.get('page') === '2' ? wait.pass(() => paged(list, url, init)) : paged(list, url, init),
    )
    const { keeper } = await keeperOf()
    const refreshed = requestKeeper(keeper, refresh)
    await wait.reached
    expect(workspaceStateIn(keeper)?.progress).toContainEqual({ list: 'goals', got: 20, total: 30 })
    wait.open()
    await refreshed
    expect(workspaceStateIn(keeper)?.progress).toBeNull()
  })

  it('starts automatically when the last one is older than ten minutes', async () => {
    await seed({}, KEY, registryOf({ fetchedAt: Date.now() - 9 * 60_000 }))
    await seed({ id: 'b', collectors: [] }, KEY, registryOf({ fetchedAt: Date.now() - 11 * 60_000 }))
    await seed({ id: 'c', collectors: [], source: FILE_SOURCE })
    const requests = stubConsole(goals)
    const { keeper } = await keeperOf()
    await keeper.refreshStale()
    expect(countRequests(requests)).toMatchObject({ goals: 1 })
    expect(goalsOf(keeper, 'b')).toEqual(['new'])
  })

  it('starts automatically when only the goals were fetched recently', async () => {
    const [fetchedAt, othersFetchedAt] = [Date.now(), Date.now() - 11 * 60_000]
    await seed({}, KEY, registryOf({ fetchedAt, othersFetchedAt }))
    const requests = stubConsole(goals)
    const { keeper } = await keeperOf()
    await keeper.refreshStale()
    expect(countRequests(requests)).toMatchObject({ goals: 1, metrics: 1 })
    expect(keeper.registryOf(WORKSPACE_ID)).not.toHaveProperty('othersFetchedAt')
  })
})

describe('RegistryKeeper, failed fetch', () => {
  it.each<[string, Respond, string]>([
    ['a 401', () => jsonResponse({ error: KEY }, 401), 'consoleAnswer.unauthorized.key'],
    [
      'a network error',
      () => {
        throw new TypeError(KEY)
      },
      'consoleAnswer.unreachable',
    ],
  ])('keeps the last registry and reports the problem after %s', async (_, respond, key) => {
    await seed()
    stubConsole(respond)
    const { keeper } = await keeperOf()
    const before = await databaseEntries()
    expect(await requestKeeper(keeper, refresh)).toBe(key)
    expect(workspaceStateIn(keeper)).toMatchObject({
      problem: { key },
      progress: null,
      facts: { fetchedAt: 500 },
    })
    expect(goalVerdict('add_to_cart', COLLECTOR, keeper.known).verdict).toBe('known')
    expect(await databaseEntries()).toEqual(before)
    expect(JSON.stringify(keeper.states)).not.toContain(KEY)
    stubConsole(goals)
    await keeper.refreshAll()
    expect(workspaceStateIn(keeper)?.problem).toBeNull()
  })

  const early: Respond = (list, url, init) =>
    list === 'goals'
      ? jsonResponse({ items: 10, page: 1, total: 3, goals: itemsOf(1) })
      : goals(list, url, init)

  it('does not replace a complete goal list with an incomplete one', async () => {
    await seed()
    stubConsole(early)
    const { keeper } = await keeperOf()
    expect(await requestKeeper(keeper, refresh)).toBe('consoleAnswer.incomplete')
    expect(goalsOf(keeper)).toEqual(['add_to_cart', 'old_goal'])
    expect(workspaceStateIn(keeper)).toMatchObject({
      problem: { key: 'consoleAnswer.incomplete' },
      progress: null,
    })
  })

  it('replaces an incomplete goal list with another incomplete one', async () => {
    await seed({}, KEY, registryOf({ goals: partOf(goalOf(9, 'other')) }))
    stubConsole(early)
    const { keeper } = await keeperOf()
    expect(await requestKeeper(keeper, refresh)).toBeNull()
    expect(goalsOf(keeper)).toEqual(['item 1'])
    expect(workspaceStateIn(keeper)?.facts?.lists.goals).toMatchObject({ complete: false })
  })

  it('reports no problem when it is canceled', async () => {
    await seed()
    const wait = gate()
    stubConsole((list, url, init) => wait.pass(() => goals(list, url, init)))
    const { keeper } = await keeperOf()
    const before = await databaseEntries()
    const refreshed = requestKeeper(keeper, refresh)
    await wait.reached
    await requestKeeper(keeper, { what: 'cancel', id: WORKSPACE_ID })
    wait.open()
    expect(await refreshed).toBe('consoleAnswer.cancelled')
    expect(workspaceStateIn(keeper)).toMatchObject({ problem: null, progress: null })
    expect(await databaseEntries()).toEqual(before)
  })

  it('returns the delay that the console requests', async () => {
    await seed()
    stubConsole(() => jsonResponse({}, 429, { 'Retry-After': '90' }))
    const { keeper } = await keeperOf()
    expect(await keeper.refresh(WORKSPACE_ID)).toMatchObject({ retryAfterMs: 90_000 })
  })
})

it.each([
  ['removed', { what: 'remove', id: WORKSPACE_ID }, { workspaces: [] }],
  ['wiped', { what: 'wipe' }, {}],
] as const)(
  'RegistryKeeper leaves nothing of a workspace that is %s during a fetch',
  async (_, request, left) => {
    await seed()
    const wait = gate()
    stubConsole((list, url, init) => wait.pass(() => goals(list, url, init)))
    const { keeper } = await keeperOf()
    const refreshed = requestKeeper(keeper, refresh)
    await wait.reached
    expect(await requestKeeper(keeper, request)).toBeNull()
    expect(keeper.states).toEqual([])
    expect(await databaseEntries()).toEqual(left)
    wait.open()
    await refreshed
    expect(keeper.states).toEqual([])
    expect(await databaseEntries()).toEqual(left)
  },
)

describe('RegistryKeeper, events API', () => {
  const events =
    (goalIdOf: (name: string) => unknown): Respond =>
    (list, url, init) => {
      if (list !== 'events') return goals(list, url, init)
      const { filters } = JSON.parse(String(init.body)) as { filters: { event_names: [string] } }
      const [name] = filters.event_names
      return jsonResponse({ events: [{ goal_name: name, goal_id: goalIdOf(name) }] })
    }
  const verdictOf = (keeper: Awaited<ReturnType<typeof keeperOf>>['keeper'], name: string) =>
    goalVerdict(name, COLLECTOR, keeper.known)

  it('makes a name known, also when several are checked at the same time', async () => {
    await seed()
    stubConsole(events((name) => name.length))
    const { keeper } = await keeperOf()
    expect(verdictOf(keeper, 'ab').verdict).toBe('unknown')
    await Promise.all(['ab', 'abc', 'abcd'].map((name) => keeper.checkEventsApi(WORKSPACE_ID, name)))
    for (const name of ['ab', 'abc', 'abcd'])
      expect(verdictOf(keeper, name)).toMatchObject({
        verdict: 'known',
        reason: { key: 'verdictReason.confirmed' },
      })
    // A confirmed name is removed once the list contains it.
    await keeper.checkEventsApi(WORKSPACE_ID, 'new')
    await keeper.refresh(WORKSPACE_ID, true)
    expect(keeper.registryOf(WORKSPACE_ID)?.confirmed.map(({ name }) => name)).toEqual(['ab', 'abc', 'abcd'])
  })

  it('ignores an event without a goal', async () => {
    await seed()
    stubConsole(events(() => null))
    const { keeper } = await keeperOf()
    await keeper.checkEventsApi(WORKSPACE_ID, 'ab')
    expect(verdictOf(keeper, 'ab').verdict).toBe('unknown')
  })

  it('reports its own problem until it works again', async () => {
    await seed()
    stubConsole(() => jsonResponse({ error: KEY }, 403))
    const { keeper } = await keeperOf()
    await keeper.checkEventsApi(WORKSPACE_ID, 'ab')
    expect(workspaceStateIn(keeper)).toMatchObject({
      problem: null,
      eventsProblem: { key: 'consoleAnswer.forbidden' },
    })
    stubConsole(events(() => null))
    await keeper.checkEventsApi(WORKSPACE_ID, 'ab')
    expect(workspaceStateIn(keeper)).not.toHaveProperty('eventsProblem')
  })
})
