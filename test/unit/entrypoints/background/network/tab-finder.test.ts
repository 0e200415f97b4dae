import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Body } from '../../../../../core/capture'
import type { NetworkRequest } from '../../../../../entrypoints/background/network/network-request'
import { CoverageTracker } from '../../../../../entrypoints/background/coverage/coverage'
import { TabFinder } from '../../../../../entrypoints/background/network/tab-finder'
import { TabRecords } from '../../../../../entrypoints/background/record/tab-records'
import { batchOf, captureOf, COLLECTOR, documentOf, pageCaptureOf, textBody } from '../../../../fixtures/make'

const [OPENER, OPENED] = [1, 2]

/** A request that the browser attributes to the opener. */
const requestOf = (body: Body): NetworkRequest => ({
  id: 'request-1',
  tabId: OPENER,
  incognito: null,
  initiator: 'https://shop.example',
  document: { frameId: 0 },
  isFromWorker: null,
  transport: 'fetchOrXhr',
  method: 'PUT',
  url: COLLECTOR,
  at: 1010,
  headers: { headers: [], secrets: [] },
  body,
})

/** Creates records of tabs whose wrappers saw publishes with these bodies. */
async function recordsWith(seen: readonly (readonly [tabId: number, body: Body])[]): Promise<TabRecords> {
  const records = new TabRecords()
  await records.recordOpenedTab(OPENER, { tabId: OPENED, at: 900 })
  for (const [tabId, body] of seen) {
    const capture = pageCaptureOf(`seen-in-${tabId}`, { body })
    await records.add(tabId, batchOf([capture], { document: documentOf(`document-of-${tabId}`) }))
  }
  return records
}

const tabsOf = async (records: TabRecords, body: Body) => {
  const tabs = new TabFinder(records, new CoverageTracker()).tabsOf(requestOf(body))
  await vi.advanceTimersByTimeAsync(1000)
  return tabs
}

const publish = (goal: string): Body =>
  textBody(JSON.stringify({ units: [], publishedAt: 1, goals: [{ name: goal, achievedAt: 1 }] }))
const unknown: Body = { encoding: 'none', why: 'notGiven' }

beforeEach(() => {
  fakeBrowser.reset()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

it.each<[string, (readonly [number, Body])[], Body, number]>([
  ['no tab saw it', [], publish('a'), OPENER],
  ['the opened tab saw the same body', [[OPENED, publish('a')]], publish('a'), OPENED],
  ['the opened tab saw another body', [[OPENED, publish('b')]], publish('a'), OPENER],
  ['the opened tab saw a publish and the body is unknown', [[OPENED, publish('b')]], unknown, OPENED],
  [
    'both tabs saw the same body',
    [
      [OPENER, publish('a')],
      [OPENED, publish('a')],
    ],
    publish('a'),
    OPENER,
  ],
])('TabFinder returns the right tab when %s', async (_, seen, body, tabId) => {
  expect(await tabsOf(await recordsWith(seen), body)).toEqual([tabId])
})

it('TabFinder prefers the tab whose page sent the request, even if DevTools reported it first', async () => {
  const records = await recordsWith([
    [OPENER, publish('a')],
    [OPENED, publish('a')],
  ])
  await records.addCaptures(OPENER, () => [
    captureOf(9, { source: 'devtools', url: COLLECTOR, at: 1005, body: publish('a'), documentId: null }),
  ])
  expect(records.get(OPENER)?.attempts.map(({ captures }) => captures.length)).toEqual([2])
  expect(await tabsOf(records, publish('a'))).toEqual([OPENER])
})
