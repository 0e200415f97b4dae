/** How often names that a page chooses make somebody's credential travel. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Workspace } from '../../../../../core/registry/workspace'
import type {
  FetchResult,
  RegistryKeeper,
} from '../../../../../entrypoints/background/registry/registry-keeper'
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

/** What a page has sent, to a collector. */
const sent = (names: readonly string[], url = 'https://acme.absmartly.io/v1/context') => [
  seenAttempt(1, { url, body: jsonBody(publishWith(names)) }),
]
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

/** A watch over a workspace whose registry is `registry`, fetched now; `fetches` has the times of all fetches in seconds. */
function watchOver(more: Partial<Workspace> = {}, opened = true) {
  const start = Date.now()
  const fetches: number[] = []
  const asked: string[] = []
  const world = {
    registry: registryOf({ fetchedAt: start }),
    /** What a fetch comes to. */
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
  /** As a person does it. */
  function fetchNow() {
    const goals = listOf(...world.created.map((name, id) => goalOf(id, name)))
    world.registry = registryOf({ fetchedAt: Date.now(), goals })
  }
  return {
    watch: new UnknownGoalRefresher(keeper, () => world.watched),
    keeper,
    world,
    fetches,
    asked,
    fetchNow,
  }
}

describe('an unknown name', () => {
  it('has the goals fetched, 15 seconds after they were last, and then ever more seldom', async () => {
    const { watch, fetches } = watchOver()
    await watch.observe(sent(['new']))
    await seconds(14.9)
    expect(fetches).toEqual([])
    await seconds(0.2)
    expect(fetches).toEqual([15])
    await seconds(600)
    expect(fetches).toEqual([15, 45, 105, 225, 345, 465, 585])
  })

  it('that was fetched long ago has them fetched at once', async () => {
    const { watch, fetches } = watchOver()
    await seconds(60)
    await watch.observe(sent(['new']))
    await seconds(0.1)
    expect(fetches).toEqual([60])
  })

  it('among a thousand that the page chooses makes no more fetches', async () => {
    const { watch, fetches } = watchOver()
    for (let index = 0; index < 1000; index++) {
      await watch.observe(sent([`name ${index}`, `other ${index}`]))
      await seconds(0.3)
    }
    expect(fetches).toEqual([15, 45, 105, 225])
  })

  it('that turns known ends it, and the pace begins anew', async () => {
    const { watch, fetches, world } = watchOver()
    await watch.observe(sent(['new', 'newer']))
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

  it('begins anew after a fetch that a person asked for', async () => {
    const { watch, fetches, fetchNow } = watchOver()
    await watch.observe(sent(['new']))
    await seconds(300)
    expect(fetches).toEqual([15, 45, 105, 225])
    await seconds(20)
    // At 320, with the next one planned for 345.
    fetchNow()
    await watch.observe(sent(['other']))
    await seconds(50)
    expect(fetches.slice(4)).toEqual([335, 365])
  })

  it('is not fetched for by a console that wants to be left alone', async () => {
    const { watch, fetches, world } = watchOver()
    world.fetched = { problem: { key: 'consoleAnswer.tooMany' }, retryAfterMs: 300_000 }
    await watch.observe(sent(['new']))
    await seconds(310)
    expect(fetches).toEqual([15])
    await seconds(10)
    expect(fetches).toEqual([15, 315])
  })
})

describe('nobody looks', () => {
  it('and it is fetched once for what comes, not again and again', async () => {
    const { watch, fetches, world } = watchOver({}, false)
    await watch.observe(sent(['new']))
    await seconds(600)
    expect(fetches).toEqual([15])
    await watch.observe(sent(['new']))
    await seconds(1)
    expect(fetches).toEqual([15, 600])
    world.watched = true
    await watch.resume()
    await seconds(61)
    expect(fetches).toEqual([15, 600, 660])
  })
})

describe('no fetch is made', () => {
  it.each<[string, Partial<Workspace>, readonly string[], string?]>([
    ['for a known name', {}, ['add_to_cart']],
    ['for an archived one', {}, ['old_goal']],
    ['for a workspace from a file', { source: FILE_SOURCE }, ['new']],
    ['for another collector', {}, ['new'], 'https://other.absmartly.io/v1/context'],
  ])('%s', async (_, workspace, names, url) => {
    const { watch, fetches } = watchOver(workspace)
    await watch.observe(sent(names, url))
    await seconds(600)
    expect(fetches).toEqual([])
  })

  it('for a name that turned known meanwhile', async () => {
    const { watch, fetches, world } = watchOver()
    await watch.observe(sent(['new']))
    world.registry = registryOf({ goals: listOf(goalOf(1, 'new')) })
    await seconds(600)
    expect(fetches).toEqual([])
  })

  it('where the collector was given to another workspace meanwhile', async () => {
    const more = { collectors: ['acme.absmartly.io'] }
    const { watch, fetches } = watchOver(more)
    await watch.observe(sent(['new']))
    more.collectors = []
    await seconds(600)
    expect(fetches).toEqual([])
  })

  it('for a name that the credential cannot see, but where it may be seen later it is', async () => {
    const { watch, fetches } = watchOver({ seesPart: true })
    await watch.observe(sent(['new']))
    await seconds(15)
    expect(fetches).toEqual([15])
  })
})

describe('a background that is stopped', () => {
  it('is no way around the pace', async () => {
    const { watch, keeper, fetches } = watchOver({}, false)
    await watch.observe(sent(['new']))
    await seconds(20)
    await watch.observe(sent(['new']))
    await seconds(30)
    expect(fetches).toEqual([15, 45])
    const after = new UnknownGoalRefresher(keeper, () => true)
    await after.observe(sent(['new']))
    await seconds(54)
    expect(fetches).toHaveLength(2)
    await seconds(1)
    expect(fetches).toEqual([15, 45, 105])
  })

  it('whose storage fails goes on all the same', async () => {
    for (const method of ['get', 'set'] as const)
      // oxlint-disable-next-line typescript/no-misused-promises -- the older form, with a callback, is not what is called
      vi.spyOn(fakeBrowser.storage.session, method).mockImplementation(() =>
        Promise.reject(new Error('full')),
      )
    const { watch, fetches } = watchOver()
    await watch.observe(sent(['new']))
    await seconds(50)
    expect(fetches).toEqual([15, 45])
  })
})

it('the events are asked where a person has switched that on', async () => {
  const off = watchOver()
  await off.watch.observe(sent(['new']))
  const on = watchOver({ asksEvents: true })
  await on.watch.observe(sent(['new', 'add_to_cart']))
  await seconds(1)
  expect([off.asked, on.asked]).toEqual([[], ['new']])
})
