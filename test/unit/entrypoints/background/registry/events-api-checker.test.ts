import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { RegistryKeeper } from '../../../../../entrypoints/background/registry/registry-keeper'
import { EventsApiChecker } from '../../../../../entrypoints/background/registry/events-api-checker'
import { workspaceOf } from '../../../../fixtures/make'

beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime(1_000_000_000)
  fakeBrowser.reset()
})
afterEach(() => void vi.useRealTimers())

const names = (count: number, prefix = 'name') =>
  new Set(Array.from({ length: count }, (_, index) => `${prefix} ${index}`))
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

/** Asks on behalf of a workspace `on`, which wants to be asked for, and `off`, which does not. */
function opinion() {
  const calls: [string, string][] = []
  const keeper = {
    states: [
      { workspace: workspaceOf({ id: 'on', asksEvents: true }) },
      { workspace: workspaceOf({ id: 'too', asksEvents: true }) },
      { workspace: workspaceOf({ id: 'off' }) },
    ],
    checkEventsApi: async (id: string, name: string) => void calls.push([id, name]),
  } as unknown as RegistryKeeper
  return { opinion: new EventsApiChecker(keeper), keeper, calls }
}

describe('the events are asked', () => {
  it('only where a person has switched that on', async () => {
    const { opinion: second, calls } = opinion()
    await second.check('off', names(3))
    await second.check('gone', names(3))
    expect(calls).toEqual([])
    await second.check('on', new Set(['a']))
    expect(calls).toEqual([['on', 'a']])
  })

  it('ten times a minute, over all names and workspaces', async () => {
    const { opinion: second, calls } = opinion()
    await Promise.all([second.check('on', names(8)), second.check('too', names(8))])
    expect(calls).toHaveLength(10)
    later(59)
    await second.check('on', names(1000))
    expect(calls).toHaveLength(10)
    later(1)
    await second.check('on', names(1000))
    expect(calls).toHaveLength(20)
    // Those that were asked for already are not asked for again in the place of others.
    expect(new Set(calls.map(String)).size).toBe(20)
  })

  it('for a name once in ten minutes', async () => {
    const { opinion: second, calls } = opinion()
    for (let minute = 0; minute < 10; minute++) {
      await second.check('on', names(1))
      later(59.9)
    }
    expect(calls).toHaveLength(1)
    later(1)
    await second.check('on', names(1))
    expect(calls).toHaveLength(2)
  })

  it('no more often by a background that was stopped in between', async () => {
    const { opinion: first, keeper, calls } = opinion()
    await first.check('on', names(7))
    later(30)
    await new EventsApiChecker(keeper).check('on', names(7, 'other'))
    expect(calls).toHaveLength(10)
    later(31)
    await new EventsApiChecker(keeper).check('on', names(9, 'third'))
    expect(calls).toHaveLength(17)
  })

  it('all the same where the storage fails', async () => {
    for (const method of ['get', 'set'] as const)
      // oxlint-disable-next-line typescript/no-misused-promises -- the older form, with a callback, is not what is called
      vi.spyOn(fakeBrowser.storage.session, method).mockImplementation(() =>
        Promise.reject(new Error('full')),
      )
    const { opinion: second, calls } = opinion()
    await second.check('on', names(20))
    await second.check('on', names(20))
    expect(calls).toHaveLength(10)
  })
})
