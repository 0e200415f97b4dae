import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Arrival, PageReport } from '../../../../../core/protocol/bridge'
import { type Unsent, unsentKey } from '../../../../../core/protocol/unsent'
import { visibleAttempts } from '../../../../../core/record/tab-record'
import { LeftTabFinder } from '../../../../../entrypoints/background/pages/left-tab-finder'
import { OpenedTabs } from '../../../../../entrypoints/background/pages/opened-tabs'
import { PageFinder } from '../../../../../entrypoints/background/pages/page-finder'
import { PageReports } from '../../../../../entrypoints/background/pages/page-reports'
import { UnsentReports } from '../../../../../entrypoints/background/pages/unsent-reports'
import { TabRecords } from '../../../../../entrypoints/background/record/tab-records'
import { batchOf, captureOf, COLLECTOR, documentOf, pageCaptureOf } from '../../../../fixtures/make'

const local = fakeBrowser.storage.local
const SHOP = documentOf('document-shop', { url: 'https://shop.example/basket' })
const KEY = unsentKey(SHOP.id, 0)
const NOW = 1_795_460_300_000

const OTHER = documentOf('document-other')

const purchase = (id = 'purchase', at = NOW, document = SHOP): PageReport => ({
  ...batchOf([pageCaptureOf(id, { at })], { document }),
})
const LEFT: PageReport = { type: 'left', documentId: SHOP.id, at: NOW }

let records: TabRecords
const idsOf = (tabId = 1) => {
  const record = records.get(tabId)
  return record ? visibleAttempts(record).map(({ id }) => id) : null
}
const keys = async () => Object.keys(await local.get(null))
const leaveEntry = (unsent: unknown, key = KEY) => local.set({ [key]: unsent })
const unsentOf = (more: Partial<Unsent> = {}): Unsent => ({ at: NOW, reports: [purchase(), LEFT], ...more })

/** Responses of the open tabs to `arrived`, by tab id. */
let arrivals: Record<number, Omit<Arrival, 'documentId'> & { readonly documentId?: string }>

/** Starts the part of the background that takes entries. */
function start(): void {
  records = new TabRecords()
  const reports = new PageReports(records, new OpenedTabs(records), new PageFinder(records))
  new UnsentReports(records, reports, new LeftTabFinder(records)).watch()
}

/** Creates the record of tab 1, and returns its id. */
async function knownRecord(): Promise<string> {
  await records.add(1, batchOf([pageCaptureOf('context-load', { at: NOW - 5000 })], { document: SHOP }))
  return records.get(1)?.facts.epoch ?? ''
}

beforeEach(() => {
  fakeBrowser.reset()
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setTimeout'] })
  arrivals = {}
  // oxlint-disable typescript/no-misused-promises -- the callback overloads are not the ones called
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(() =>
    Promise.resolve(Object.keys(arrivals).map((id) => ({ id: Number(id), incognito: false }) as never)),
  )
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((tabId) =>
    Promise.resolve({ documentId: 'document-next', ...arrivals[tabId] } as never),
  )
  // oxlint-enable typescript/no-misused-promises
  ;(fakeBrowser as { extension?: unknown }).extension = { inIncognitoContext: false }
  start()
  return () => vi.useRealTimers()
})

describe('UnsentReports', () => {
  it('adds the reports of an entry to the record that it names, and deletes the entry', async () => {
    const record = await knownRecord()
    await leaveEntry(unsentOf({ record }))
    await vi.waitFor(async () => expect(await keys()).toEqual([]))
    expect(idsOf()).toEqual(['context-load', 'purchase'])
    expect(records.get(1)?.facts.pages).toMatchObject([{ leftAt: NOW }])
  })

  it('adds captures once that have arrived as messages too', async () => {
    const record = await knownRecord()
    await records.add(1, batchOf([pageCaptureOf('purchase', { at: NOW })], { document: SHOP }))
    await leaveEntry(unsentOf({ record }))
    await vi.waitFor(async () => expect(await keys()).toEqual([]))
    expect(idsOf()).toEqual(['context-load', 'purchase'])
  })

  it('takes what was left before it started', async () => {
    fakeBrowser.storage.onChanged.removeAllListeners()
    const record = await knownRecord()
    await leaveEntry(unsentOf({ record }))
    start()
    await vi.waitFor(async () => expect(await keys()).toEqual([]))
    expect(idsOf()).toEqual(['context-load', 'purchase'])
  })

  it('finds the record by a page that the network has reported', async () => {
    await records.recordDocument(4, SHOP)
    await leaveEntry(unsentOf())
    await vi.waitFor(async () => expect(await keys()).toEqual([]))
    expect(idsOf(4)).toEqual(['purchase'])
  })

  it('finds an unknown tab by the request that the network has seen there', async () => {
    arrivals = { 3: { at: NOW + 20, url: 'https://other.example/', referrer: '' } }
    await records.addCaptures(2, () => [
      captureOf(1, {
        id: 'seen-by-network',
        source: 'network',
        url: COLLECTOR,
        at: NOW + 5,
        documentId: null,
      }),
    ])
    await leaveEntry(unsentOf())
    await vi.advanceTimersByTimeAsync(10_000)
    await vi.waitFor(async () => expect(await keys()).toEqual([]))
    expect(records.get(2)?.attempts[0]?.captures.map(({ source }) => source)).toEqual(['page', 'network'])
    expect(records.get(3)).toBeUndefined()
  })

  it('adds captures of an unknown tab once that have arrived as messages too', async () => {
    arrivals = { 5: { at: NOW + 30, url: 'https://pay.example/', referrer: SHOP.url } }
    await records.add(2, batchOf([pageCaptureOf('purchase', { at: NOW })], { document: OTHER }))
    await leaveEntry(unsentOf())
    await vi.advanceTimersByTimeAsync(10_000)
    await vi.waitFor(async () => expect(await keys()).toEqual([]))
    expect(records.tabIds()).toEqual([2])
  })

  it('waits for the page that follows, although another tab was just reached from the same site', async () => {
    arrivals = { 5: { at: NOW - 500, url: 'https://pay.example/', referrer: 'https://shop.example/' } }
    await leaveEntry(unsentOf())
    await vi.advanceTimersByTimeAsync(300)
    arrivals[6] = { at: NOW + 400, url: 'https://pay.example/', referrer: SHOP.url }
    await vi.advanceTimersByTimeAsync(10_000)
    await vi.waitFor(async () => expect(await keys()).toEqual([]))
    expect(records.tabIds()).toEqual([6])
  })

  it.each<[string, typeof arrivals, number | null]>([
    [
      'the page itself if it is still there',
      {
        5: { at: NOW + 30, url: 'https://pay.example/', referrer: SHOP.url },
        6: { at: NOW - 90_000, url: SHOP.url, referrer: '', documentId: SHOP.id },
      },
      6,
    ],
    ['the page that began next', { 5: { at: NOW + 30, url: 'https://pay.example/', referrer: '' } }, 5],
    [
      'the page that says where it was reached from',
      {
        5: { at: NOW + 1, url: 'https://news.example/', referrer: 'https://search.example/' },
        6: { at: NOW + 400, url: 'https://pay.example/', referrer: 'https://shop.example/' },
      },
      6,
    ],
    [
      'the reloaded page',
      {
        5: { at: NOW + 1, url: 'https://news.example/', referrer: '' },
        6: { at: NOW + 400, url: 'https://shop.example/basket', referrer: 'https://search.example/' },
      },
      6,
    ],
    ['no page that began at another time', { 5: { at: NOW - 60_000, url: SHOP.url, referrer: '' } }, null],
    ['nothing after the tab was closed', {}, null],
  ])('finds an unknown tab by %s', async (_, found, tabId) => {
    arrivals = found
    await leaveEntry(unsentOf())
    await vi.advanceTimersByTimeAsync(10_000)
    await vi.waitFor(async () => expect(await keys()).toEqual([]))
    expect(records.tabIds()).toEqual(tabId === null ? [] : [tabId])
  })

  it.each<[string, unknown]>([
    ['an entry that cannot be parsed', { at: 'now', reports: [] }],
    ['an entry of an earlier session', unsentOf({ record: 'record-of-last-week' })],
    [
      'an old entry of an unknown tab',
      unsentOf({ at: NOW - 120_000, reports: [purchase('old', NOW, OTHER)] }),
    ],
  ])('deletes %s without adding anything', async (_, unsent) => {
    arrivals = { 5: { at: NOW + 30, url: 'https://pay.example/', referrer: '' } }
    await knownRecord()
    await leaveEntry(unsent)
    await vi.waitFor(async () => expect(await keys()).toEqual([]))
    expect(idsOf()).toEqual(['context-load'])
    expect(records.tabIds()).toEqual([1])
  })

  it('keeps an entry whose captures could not be stored', async () => {
    const record = await knownRecord()
    vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('quota'))
    await leaveEntry(unsentOf({ record }))
    await vi.waitFor(async () => {
      await records.settled()
      expect(fakeBrowser.storage.session.set).toHaveBeenCalled()
    })
    expect(await keys()).toEqual([KEY])
  })

  it('leaves other entries of the storage alone', async () => {
    await leaveEntry('kept', 'something-else')
    await leaveEntry({}, KEY)
    await vi.waitFor(async () => expect(await keys()).toEqual(['something-else']))
  })
})
