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

/**
 * Creates a checker with three workspaces. The user has turned on the events API for `on` and `too`, but not for `off`.
 */
function checkerWithCalls() {
  const calls: [string, string][] = []
  const keeper = {
    states: [
      { workspace: workspaceOf({ id: 'on', asksEvents: true }) },
      { workspace: workspaceOf({ id: 'too', asksEvents: true }) },
      { workspace: workspaceOf({ id: 'off' }) },
    ],
    checkEventsApi: async (id: string, name: string) => void calls.push([id, name]),
  } as unknown as RegistryKeeper
  return { checker: new EventsApiChecker(keeper), keeper, calls }
}

describe('EventsApiChecker', () => {
  it('asks only for workspaces that allow it', async () => {
    const { checker, calls } = checkerWithCalls()
    await checker.check('off', names(3))
    await checker.check('gone', names(3))
    expect(calls).toEqual([])
    await checker.check('on', new Set(['a']))
    expect(calls).toEqual([['on', 'a']])
  })

  it('asks at most ten times a minute over all names and workspaces', async () => {
    const { checker, calls } = checkerWithCalls()
    await Promise.all([checker.check('on', names(8)), checker.check('too', names(8))])
    expect(calls).toHaveLength(10)
    later(59)
    await checker.check('on', names(1000))
    expect(calls).toHaveLength(10)
    later(1)
    await checker.check('on', names(1000))
    expect(calls).toHaveLength(20)
    // Names that were checked a minute ago do not use up the limit.
    expect(new Set(calls.map(String)).size).toBe(20)
  })

  it('asks for a name at most once in ten minutes', async () => {
    const { checker, calls } = checkerWithCalls()
    for (let minute = 0; minute < 10; minute++) {
      await checker.check('on', names(1))
      later(59.9)
    }
    expect(calls).toHaveLength(1)
    later(1)
    await checker.check('on', names(1))
    expect(calls).toHaveLength(2)
  })

  it('keeps the limits when the background restarts', async () => {
    const { checker, keeper, calls } = checkerWithCalls()
    await checker.check('on', names(7))
    later(30)
    await new EventsApiChecker(keeper).check('on', names(7, 'other'))
    expect(calls).toHaveLength(10)
    later(31)
    await new EventsApiChecker(keeper).check('on', names(9, 'third'))
    expect(calls).toHaveLength(17)
  })

  it('keeps the limits when the storage fails', async () => {
    for (const method of ['get', 'set'] as const)
      // oxlint-disable-next-line typescript/no-misused-promises -- the callback overload is not the one called
      vi.spyOn(fakeBrowser.storage.session, method).mockImplementation(() =>
        Promise.reject(new Error('full')),
      )
    const { checker, calls } = checkerWithCalls()
    await checker.check('on', names(20))
    await checker.check('on', names(20))
    expect(calls).toHaveLength(10)
  })
})
