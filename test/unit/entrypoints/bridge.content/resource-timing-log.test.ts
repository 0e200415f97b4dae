import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ResourceTimingLog } from '../../../../entrypoints/bridge.content/resource-timing-log'

const URL = 'https://acme.absmartly.io/v1/context'
/** When the document began, in ms since the epoch. */
const ORIGIN = 1_763_900_000_000

interface Entry {
  name?: string
  initiatorType?: string
  startTime: number
}

let entries: readonly Entry[] = []

/** What the browser lists of the document's requests. */
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

describe('a request that the wrapper has not seen', () => {
  it('was sent by a script of the document when that lists it', () => {
    listed({ startTime: 1004 })
    expect(new ResourceTimingLog().find(`${URL}#part`, ORIGIN + 1000)).toBe('listed')
  })

  it.each<[string, Entry[]]>([
    ['nothing is listed', []],
    ['another address is', [{ name: `${URL}?other`, startTime: 1000 }]],
    ['it is an image', [{ initiatorType: 'img', startTime: 1000 }]],
    ['it was long before', [{ startTime: 1000 - 1500 }]],
    ['it was long after', [{ startTime: 1000 + 1500 }]],
  ])('was not when %s', (_, more) => {
    listed(...more)
    expect(new ResourceTimingLog().find(URL, ORIGIN + 1000)).toBeUndefined()
  })

  it('is not taken for one that the wrapper has seen at about the same time', () => {
    const requests = new ResourceTimingLog()
    requests.add({ url: `${URL}#part`, at: ORIGIN + 900 })
    requests.add({ url: URL, at: ORIGIN + 1100 })
    listed({ startTime: 903 }, { startTime: 1103 })
    expect(requests.find(URL, ORIGIN + 1000)).toBeUndefined()
  })

  it('is found among those that the wrapper has seen', () => {
    const requests = new ResourceTimingLog()
    requests.add({ url: URL, at: ORIGIN + 900 })
    requests.add({ url: URL, at: ORIGIN + 1100 })
    listed({ startTime: 1103 }, { startTime: 1001 }, { startTime: 903 })
    expect(requests.find(URL, ORIGIN + 1000)).toBe('listed')
  })

  it('stays known when it was told of once', () => {
    const requests = new ResourceTimingLog()
    listed({ startTime: 1004 })
    expect(requests.find(URL, ORIGIN + 1000)).toBe('listed')
    expect(requests.find(URL, ORIGIN + 1000)).toBe('listed')
  })
})

it('holds when the computer has slept, which one of its clocks does not count', () => {
  vi.spyOn(Date, 'now').mockReturnValue(ORIGIN + 3_660_000)
  const requests = new ResourceTimingLog()
  requests.add({ url: URL, at: ORIGIN + 3_601_000 })
  listed({ startTime: 1002 })
  expect(requests.find(URL, ORIGIN + 3_601_100)).toBeUndefined()
})
