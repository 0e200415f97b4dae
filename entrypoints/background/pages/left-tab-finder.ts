import { browser } from 'wxt/browser'
import type { Attempt } from '../../../core/attempt'
import type { DocumentInfo, PageCapture } from '../../../core/capture'
import { addressKey, mayBeSameBody, MAX_JOIN_GAP_MS } from '../../../core/delivery/join'
import {
  type Arrival,
  parseArrival,
  type BridgeRequest,
  type PageReport,
} from '../../../core/protocol/bridge'
import type { TabRecords } from '../record/tab-records'

/** Maximum time between the end of a document and the beginning of the next one in its tab, in ms. */
const MAX_GAP_MS = 3000
/** Delays before the open tabs are asked again, in ms. The next document may need some time to begin. */
const DELAYS_MS = [0, 250, 750, 2000]

/**
 * Finds the tab of a document that is gone and has never received an acknowledgement. The browser names the tab of a
 * message, but not of an entry in the storage.
 */
export class LeftTabFinder {
  private readonly records: TabRecords

  constructor(records: TabRecords) {
    this.records = records
  }

  /**
   * Returns the tab where the network has seen one of the requests, or else the tab whose document has followed.
   * Null if the tab has been closed, or shows a page where Goalkeeper cannot run. Never rejects.
   *
   * @param at when the document was left, in ms since the epoch
   */
  async find(reports: readonly PageReport[], at: number): Promise<number | null> {
    const batch = reports.find((report) => report.type === 'captures')
    if (!batch) return null
    for (const delay of DELAYS_MS) {
      await new Promise((resolve) => setTimeout(resolve, delay))
      await this.records.settled()
      const tabId = this.tabOfRequest(batch.captures) ?? nextIn(await arrivals(), batch.document, at)
      if (tabId !== null) return tabId
    }
    return null
  }

  private tabOfRequest(captures: readonly PageCapture[]): number | null {
    const tabIds = this.records
      .tabIds()
      .filter((tabId) =>
        this.records.get(tabId)?.attempts.some((attempt) => captures.some((one) => isSeenOf(attempt, one))),
      )
    return tabIds.length === 1 ? (tabIds[0] ?? null) : null
  }
}

/** Checks for an attempt that only the network has seen, and that may be the same request. */
function isSeenOf({ captures, body }: Attempt, seen: PageCapture): boolean {
  const [first] = captures
  return (
    captures.every(({ source, sharedBy }) => source === 'network' && sharedBy === undefined) &&
    addressKey(first) === addressKey(seen) &&
    Math.abs(first.at - seen.at) <= MAX_JOIN_GAP_MS &&
    mayBeSameBody(body, seen.body)
  )
}

type TabArrival = Arrival & { readonly tabId: number }

async function arrivals(): Promise<TabArrival[]> {
  const request: BridgeRequest = { type: 'arrived' }
  const tabs = await browser.tabs.query({})
  const responses = await Promise.all(
    tabs.map(async ({ id, incognito }): Promise<TabArrival | null> => {
      // Documents of private windows leave nothing behind.
      if (id === undefined || incognito) return null
      try {
        const arrival = parseArrival(await browser.tabs.sendMessage(id, request, { frameId: 0 }))
        return arrival && { ...arrival, tabId: id }
      } catch {
        // Goalkeeper is not in this page.
        return null
      }
    }),
  )
  return responses.filter((response) => response !== null)
}

/**
 * Returns the tab whose document began when the given one ended. One that says it was reached from there, or that has
 * the same address after a reload, goes before others.
 */
function nextIn(found: readonly TabArrival[], { url }: DocumentInfo, at: number): number | null {
  const inTime = found
    .filter((arrival) => Math.abs(arrival.at - at) <= MAX_GAP_MS)
    .toSorted((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at))
  const from = inTime.find((arrival) => isAddressOf(arrival.referrer, url) || isAddressOf(arrival.url, url))
  return (from ?? inTime[0])?.tabId ?? null
}

/** Checks for the address of a page, or for its origin, which is all that many referrer policies let through. */
function isAddressOf(address: string, url: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(url)) return false
  const [one, other] = [new URL(address), new URL(url)]
  return one.origin === other.origin && (one.pathname === '/' || one.pathname === other.pathname)
}
