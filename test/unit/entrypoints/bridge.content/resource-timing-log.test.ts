import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ResourceTimingLog } from '../../../../entrypoints/bridge.content/resource-timing-log'

const URL = 'https://acme.absmartly.io/v1/context'
/** Time when the document started, in ms since the epoch. */
const ORIGIN = 1_763_900_000_000

interface Entry {
  name?: string
  initiatorType?: string
  startTime: number
}

let entries: readonly Entry[] = []

/** Sets the entries that the browser lists for the document. */
function listed(...more: Entry[]) {
  entries = more.map((entry) => ({ name: URL, initiatorType: 'fetch', ...entry }))
}

class Observer {
  observe() {}
  takeRecords() {
    const taken = entries
    entries = []
    return taken
  }
}

beforeEach(() => {
  entries = []
  vi.stubGlobal('PerformanceObserver', Observer)
  vi.spyOn(Date, 'now').mockReturnValue(ORIGIN + 60_000)
  vi.spyOn(performance, 'now').mockReturnValue(60_000)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('ResourceTimingLog', () => {
  it('finds a listed request of the document', () => {
    listed({ startTime: 1004 })
    expect(new ResourceTimingLog().find(`${URL}#part`, ORIGIN + 1000)).toBe('listed')
  })

  it.each<[string, Entry[]]>([
    ['nothing is listed', []],
    ['another URL is listed', [{ name: `${URL}?other`, startTime: 1000 }]],
    ['an image is listed', [{ initiatorType: 'img', startTime: 1000 }]],
    ['the entry is much older', [{ startTime: 1000 - 1500 }]],
    ['the entry is much newer', [{ startTime: 1000 + 1500 }]],
  ])('finds nothing when %s', (_, more) => {
    listed(...more)
    expect(new ResourceTimingLog().find(URL, ORIGIN + 1000)).toBeUndefined()
  })

  it('does not match entries of requests that the wrapper saw around that time', () => {
    const requests = new ResourceTimingLog()
    requests.add({ url: `${URL}#part`, at: ORIGIN + 900 })
    requests.add({ url: URL, at: ORIGIN + 1100 })
    listed({ startTime: 903 }, { startTime: 1103 })
    expect(requests.find(URL, ORIGIN + 1000)).toBeUndefined()
  })

  it('finds an entry between those of requests that the wrapper saw', () => {
    const requests = new ResourceTimingLog()
    requests.add({ url: URL, at: ORIGIN + 900 })
    requests.add({ url: URL, at: ORIGIN + 1100 })
    listed({ startTime: 1103 }, { startTime: 1001 }, { startTime: 903 })
    expect(requests.find(URL, ORIGIN + 1000)).toBe('listed')
  })

  it('returns the same result when it is asked again', () => {
    const requests = new ResourceTimingLog()
    listed({ startTime: 1004 })
    expect(requests.find(URL, ORIGIN + 1000)).toBe('listed')
    expect(requests.find(URL, ORIGIN + 1000)).toBe('listed')
  })
})

it('ResourceTimingLog tolerates a system sleep, which performance.now() does not count', () => {
  vi.spyOn(Date, 'now').mockReturnValue(ORIGIN + 3_660_000)
  const requests = new ResourceTimingLog()
  requests.add({ url: URL, at: ORIGIN + 3_601_000 })
  listed({ startTime: 1002 })
  expect(requests.find(URL, ORIGIN + 3_601_100)).toBeUndefined()
})
