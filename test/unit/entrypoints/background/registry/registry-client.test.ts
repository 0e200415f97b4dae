import { afterEach, describe, expect, it, vi } from 'vitest'
import { fetchGoals, fetchStoredGoalId } from '../../../../../entrypoints/background/registry/registry-client'
import { goalOf, listOf, metricOf, registryOf, WORKSPACE_ID } from '../../../../fixtures/make'
import {
  ACCESS,
  stubConsole,
  consoleWith,
  fetchFrom,
  itemsOf,
  jsonResponse,
  KEY,
  listPage,
  registryFrom,
  countRequests,
} from '../../../../fixtures/console/stub-console'

afterEach(() => vi.unstubAllGlobals())
const { signal } = new AbortController()
const FIRST = 'page=1&items=200&sort=id&sort_asc=true'

describe('fetchRegistry, requests', () => {
  it('requests every list from the console’s origin, with archived entries where they are separate', async () => {
    const { asked: requests } = await fetchFrom(consoleWith({}))
    expect(new Set(requests.map(({ url }) => url.href))).toEqual(
      new Set([
        ...['goals', 'applications', 'environments', 'unit_types'].flatMap((list) => [
          `https://acme.absmartly.com/v1/${list}?${FIRST}`,
          `https://acme.absmartly.com/v1/${list}?${FIRST}&archived=true`,
        ]),
        `https://acme.absmartly.com/v1/metrics?${FIRST}`,
        `https://acme.absmartly.com/v1/experiments?${FIRST}&state=running`,
      ]),
    )
  })

  it('contacts no other origin, whatever the responses contain', async () => {
    const next = 'https://evil.example/v1/goals?page=2'
    const goals = [{ id: 1, name: next, url: next, owners: [{ user: { first_name: next } }] }]
    const { asked: requests } = await fetchFrom((list) =>
      listPage(list, list === 'goals' ? goals : [], {
        next,
        links: { next },
        origin: 'https://evil.example',
      }),
    )
    expect(requests.length).toBeGreaterThan(9)
    for (const { url } of requests) expect(url.origin).toBe('https://acme.absmartly.com')
  })

  it('never puts the credential into a URL', async () => {
    const { asked: requests } = await fetchFrom(consoleWith({ goals: itemsOf(450) }))
    for (const { url } of requests) expect(url.href).not.toContain(KEY)
  })

  it('reports the progress', async () => {
    const { progress } = await fetchFrom(consoleWith({ goals: itemsOf(450) }))
    const goals = progress.map((all) => all.find(({ list }) => list === 'goals'))
    expect(goals).toContainEqual({ list: 'goals', got: 200, total: 450 })
    expect(goals.at(-1)).toEqual({ list: 'goals', got: 450, total: 450 })
    expect(progress.at(-1)?.map(({ list }) => list)).toHaveLength(6)
  })
})

describe('fetchRegistry, result', () => {
  it('returns all lists, including archived entries', async () => {
    const registry = await registryFrom(
      consoleWith({
        goals: [
          { id: 1, name: 'add_to_cart' },
          { id: 2, name: 'old', archived: true },
        ],
        metrics: [{ id: 6, name: 'Revenue' }],
        applications: [{ id: 3, name: 'shop' }],
        environments: [{ id: 4, name: 'production' }],
        unit_types: [{ id: 5, name: 'session_id' }],
        experiments: [{ id: 7, name: 'basket' }],
      }),
    )
    const all = <Item>(...items: Item[]) => ({ items, complete: true, gap: null })
    const current = { archived: false }
    expect(registry).toEqual({
      workspaceId: WORKSPACE_ID,
      fetchedAt: 4711,
      goals: all(goalOf(2, 'old', { archived: true }), goalOf(1, 'add_to_cart')),
      metrics: all({ id: 6, name: 'Revenue', ...current, type: null, uses: [] }),
      applications: all({ id: 3, name: 'shop', ...current }),
      environments: all({ id: 4, name: 'production', ...current, type: null }),
      unitTypes: all({ id: 5, name: 'session_id', ...current }),
      experiments: all({ id: 7, name: 'basket', ...current, primaryMetricId: null, otherMetricIds: [] }),
      confirmed: [],
    })
  })

  it('reads ten thousand goals', async () => {
    const { result, asked: requests } = await fetchFrom(consoleWith({ goals: itemsOf(10_000) }))
    expect(result).toMatchObject({ goals: { complete: true } })
    expect('goals' in result && result.goals.items).toHaveLength(10_000)
    expect(countRequests(requests)).toMatchObject({ goals: 100, 'goals archived': 1 })
  })

  it('keeps names as they are but masks a credential in them, however it is escaped', async () => {
    const secret = 'key/with"quotes\\and-more'
    const names = [`a ${secret} b`, '__proto__', '\u202Egoal\u202C', '<b>goal</b>']
    const escaped = secret.replaceAll(/./g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
    const body = JSON.stringify({ items: 200, page: 1, total: 5, goals: [] })
    const goals = names.map((name, id) => JSON.stringify({ id, name })).join(',')
    const text = body.replace('[]', `[${goals},{"id":9,"name":"${escaped}"}]`)
    const registry = await registryFrom(
      (list) => (list === 'goals' ? new Response(text) : listPage(list, [])),
      {
        ...ACCESS,
        secret,
      },
    )
    expect(registry.goals.items.map(({ name }) => name)).toEqual(['a … b', ...names.slice(1), '…'])
  })

  it('masks the credential in error messages, however it is escaped', async () => {
    const secret = 'tokens/have+slashes='
    const words = `"no such key: ${secret.replace('/', String.raw`\/`)}"`
    const { result } = await fetchFrom(() => new Response(`{"error":${words}}`, { status: 422 }), {
      ...ACCESS,
      secret,
    })
    expect(result).toMatchObject({ problem: { values: { words: 'no such key: …' } } })
  })
})

describe('fetchGoals', () => {
  const older = registryOf({ metrics: listOf(metricOf(1, 11)), confirmed: [{ name: 'x', goalId: 3 }] })
  const options = { workspaceId: WORKSPACE_ID, now: () => 4711, signal, onProgress: () => {} }

  it('replaces the goals and keeps the rest', async () => {
    const requests = stubConsole(consoleWith({ goals: [{ id: 1, name: 'new' }] }))
    expect(await fetchGoals(ACCESS, older, options)).toEqual({
      ...older,
      fetchedAt: 4711,
      othersFetchedAt: older.fetchedAt,
      goals: listOf(goalOf(1, 'new')),
    })
    expect(countRequests(requests)).toEqual({ goals: 1, 'goals archived': 1 })
  })

  it('reports a failure', async () => {
    stubConsole(() => jsonResponse({}, 500))
    expect(await fetchGoals(ACCESS, older, options)).toMatchObject({
      problem: { key: 'consoleAnswer.server' },
    })
  })
})

describe('fetchStoredGoalId', () => {
  it('asks for events of the last thirty days by name', async () => {
    const requests = stubConsole(() => jsonResponse({ events: [{ goal_name: 'a', goal_id: 3 }] }))
    expect(await fetchStoredGoalId(ACCESS, 'a', { now: () => 2_592_000_005, signal })).toBe(3)
    expect(requests).toHaveLength(1)
    expect(requests[0]?.url.href).toBe('https://acme.absmartly.com/v1/events')
    expect(JSON.parse(String(requests[0]?.init.body))).toEqual({
      filters: { from: 5, to: 2_592_000_005, event_types: ['goal'], event_names: ['a'] },
      take: 10,
      skip: 0,
    })
  })

  it('reports a problem when the events are unavailable', async () => {
    stubConsole(() => jsonResponse({ error: KEY }, 403))
    const failure = await fetchStoredGoalId(ACCESS, 'a', { now: Date.now, signal })
    expect(failure).toMatchObject({ problem: { values: { permission: 'Events:List' } } })
    stubConsole(() => {
      throw new TypeError(KEY)
    })
    const unreachable = await fetchStoredGoalId(ACCESS, 'a', { now: Date.now, signal })
    expect(unreachable).toMatchObject({ problem: { key: 'consoleAnswer.unreachable' } })
    expect(JSON.stringify([failure, unreachable])).not.toContain(KEY)
  })
})
