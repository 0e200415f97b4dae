/** Tests how often names that a page chooses can cause requests with the user’s credential. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Workspace } from '../../../../../core/registry/workspace'
import type { FetchResult } from '../../../../../entrypoints/background/registry/registry-fetcher'
import type { RegistryKeeper } from '../../../../../entrypoints/background/registry/registry-keeper'
import { UnknownGoalRefresher } from '../../../../../entrypoints/background/registry/unknown-goal-refresher'
import {
  FILE_SOURCE,
  goalOf,
  jsonBody,
  knownOf,
  listOf,
  publishWith,
  registryOf,
  seenAttempt,
  WORKSPACE_ID,
  workspaceOf,
} from '../../../../fixtures/make'

beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime(1_000_000_000)
  fakeBrowser.reset()
})
afterEach(() => void vi.useRealTimers())

/** Returns a publish of a page to a collector. */
const sent = (names: readonly string[], url = 'https://acme.absmartly.io/v1/context') => [
  seenAttempt(1, { url, body: jsonBody(publishWith(names)) }),
]
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

/**
 * Creates a refresher for a workspace whose registry has just been fetched. `fetches` collects the times of later
 * fetches, in seconds.
 */
function refresherOf(more: Partial<Workspace> = {}, opened = true) {
  const start = Date.now()
  const fetches: number[] = []
  const asked: string[] = []
  const world = {
    registry: registryOf({ fetchedAt: start }),
    /** Result of the next fetches. */
    fetched: { problem: null, retryAfterMs: 0 } as FetchResult,
    created: [] as string[],
    watched: opened,
  }
  const keeper = {
    ready: () => Promise.resolve(),
    get known() {
      return [knownOf(world.registry, more)]
    },
    get states() {
      return [{ workspace: workspaceOf(more) }]
    },
    registryOf: () => world.registry,
    refresh: async (id: string, goalsAlone: boolean): Promise<FetchResult> => {
      expect([id, goalsAlone]).toEqual([WORKSPACE_ID, true])
      fetches.push((Date.now() - start) / 1000)
      if (world.fetched.problem === null) fetchNow()
      return world.fetched
    },
    checkEventsApi: (_: string, name: string) => void asked.push(name),
  } as unknown as RegistryKeeper
  /** Fetches the goals as a user would. */
  function fetchNow() {
    const goals = listOf(...world.created.map((name, id) => goalOf(id, name)))
    world.registry = registryOf({ fetchedAt: Date.now(), goals })
  }
  return {
    refresher: new UnknownGoalRefresher(keeper, () => world.watched),
    keeper,
    world,
    fetches,
    asked,
    fetchNow,
  }
}

describe('UnknownGoalRefresher, unknown name', () => {
  it('fetches the goals 15 s after the last fetch, then with growing delays', async () => {
    const { refresher, fetches } = refresherOf()
    await refresher.observe(sent(['new']))
    await seconds(14.9)
    expect(fetches).toEqual([])
    await seconds(0.2)
    expect(fetches).toEqual([15])
    await seconds(600)
    expect(fetches).toEqual([15, 45, 105, 225, 345, 465, 585])
  })

  it('fetches at once when the last fetch was long ago', async () => {
    const { refresher, fetches } = refresherOf()
    await seconds(60)
    await refresher.observe(sent(['new']))
    await seconds(0.1)
    expect(fetches).toEqual([60])
  })

  it('fetches no more often for a thousand names', async () => {
    const { refresher, fetches } = refresherOf()
    for (let index = 0; index < 1000; index++) {
      await refresher.observe(sent([`name ${index}`, `other ${index}`]))
      await seconds(0.3)
    }
    expect(fetches).toEqual([15, 45, 105, 225])
  })

  it('resets the delays when a name becomes known and stops when all are', async () => {
    const { refresher, fetches, world } = refresherOf()
    await refresher.observe(sent(['new', 'newer']))
    await seconds(50)
    expect(fetches).toEqual([15, 45])
    world.created = ['new']
    await seconds(80)
    expect(fetches).toEqual([15, 45, 105, 120])
    world.created = ['new', 'newer']
    await seconds(30)
    expect(fetches).toEqual([15, 45, 105, 120, 150])
    await seconds(600)
    expect(fetches).toHaveLength(5)
  })

  it('resets the delays after a fetch by the user', async () => {
    const { refresher, fetches, fetchNow } = refresherOf()
    await refresher.observe(sent(['new']))
    await seconds(300)
    expect(fetches).toEqual([15, 45, 105, 225])
    await seconds(20)
    // At 320 s, with the next fetch planned for 345 s.
    fetchNow()
    await refresher.observe(sent(['other']))
    await seconds(50)
    expect(fetches.slice(4)).toEqual([335, 365])
  })

  it('waits as long as the console requests', async () => {
    const { refresher, fetches, world } = refresherOf()
    world.fetched = { problem: { key: 'consoleAnswer.tooMany' }, retryAfterMs: 300_000 }
    await refresher.observe(sent(['new']))
    await seconds(310)
    expect(fetches).toEqual([15])
    await seconds(10)
    expect(fetches).toEqual([15, 315])
  })
})

describe('UnknownGoalRefresher, no open panel', () => {
  it('fetches once per publish and repeats only with an open panel', async () => {
    const { refresher, fetches, world } = refresherOf({}, false)
    await refresher.observe(sent(['new']))
    await seconds(600)
    expect(fetches).toEqual([15])
    await refresher.observe(sent(['new']))
    await seconds(1)
    expect(fetches).toEqual([15, 600])
    world.watched = true
    await refresher.resume()
    await seconds(61)
    expect(fetches).toEqual([15, 600, 660])
  })
})

describe('UnknownGoalRefresher, no fetch', () => {
  it.each<[string, Partial<Workspace>, readonly string[], string?]>([
    ['for a known name', {}, ['add_to_cart']],
    ['for an archived name', {}, ['old_goal']],
    ['for a workspace from a file', { source: FILE_SOURCE }, ['new']],
    ['for an unassigned collector', {}, ['new'], 'https://other.absmartly.io/v1/context'],
  ])('does not fetch %s', async (_, workspace, names, url) => {
    const { refresher, fetches } = refresherOf(workspace)
    await refresher.observe(sent(names, url))
    await seconds(600)
    expect(fetches).toEqual([])
  })

  it('does not fetch for a name that became known meanwhile', async () => {
    const { refresher, fetches, world } = refresherOf()
    await refresher.observe(sent(['new']))
    world.registry = registryOf({ goals: listOf(goalOf(1, 'new')) })
    await seconds(600)
    expect(fetches).toEqual([])
  })

  it('does not fetch for a collector that moved to another workspace meanwhile', async () => {
    const more = { collectors: ['acme.absmartly.io'] }
    const { refresher, fetches } = refresherOf(more)
    await refresher.observe(sent(['new']))
    more.collectors = []
    await seconds(600)
    expect(fetches).toEqual([])
  })

  it('still fetches for a name that may become visible to the key', async () => {
    const { refresher, fetches } = refresherOf({ seesPart: true })
    await refresher.observe(sent(['new']))
    await seconds(15)
    expect(fetches).toEqual([15])
  })
})

describe('UnknownGoalRefresher, background restart', () => {
  it('keeps the delays', async () => {
    const { refresher, keeper, fetches } = refresherOf({}, false)
    await refresher.observe(sent(['new']))
    await seconds(20)
    await refresher.observe(sent(['new']))
    await seconds(30)
    expect(fetches).toEqual([15, 45])
    const after = new UnknownGoalRefresher(keeper, () => true)
    await after.observe(sent(['new']))
    await seconds(54)
    expect(fetches).toHaveLength(2)
    await seconds(1)
    expect(fetches).toEqual([15, 45, 105])
  })

  it('keeps the delays when the storage fails', async () => {
    for (const method of ['get', 'set'] as const)
      // oxlint-disable-next-line typescript/no-misused-promises -- the callback overload is not the one called
      vi.spyOn(fakeBrowser.storage.session, method).mockImplementation(() =>
        Promise.reject(new Error('full')),
      )
    const { refresher, fetches } = refresherOf()
    await refresher.observe(sent(['new']))
    await seconds(50)
    expect(fetches).toEqual([15, 45])
  })
})

it('UnknownGoalRefresher asks the events API for workspaces that allow it', async () => {
  const off = refresherOf()
  await off.refresher.observe(sent(['new']))
  const on = refresherOf({ asksEvents: true })
  await on.refresher.observe(sent(['new', 'add_to_cart']))
  await seconds(1)
  expect([off.asked, on.asked]).toEqual([[], ['new']])
})
