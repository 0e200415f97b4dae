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

/**
 * Times between the report of a document that is being left and the beginning of the next one in its tab, in ms. The
 * next one may begin a little earlier: a document in another process is told late that it was left.
 */
const MIN_GAP_MS = -1000
const MAX_GAP_MS = 10_000
/** Delays before the open tabs are asked again, in ms. The next document may need some time to begin. */
const DELAYS_MS = [0, 250, 750, 2000, 4000]

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
    let found: NextTab | null = null
    for (const delay of DELAYS_MS) {
      await new Promise((resolve) => setTimeout(resolve, delay))
      await this.records.settled()
      const tabId = this.tabOfRequest(batch.captures)
      if (tabId !== null) return tabId
      found = nextIn(await arrivalsInTabs(), batch.document, at)
      if (found?.isSure) return found.tabId
    }
    return found?.tabId ?? null
  }

  private tabOfRequest(captures: readonly PageCapture[]): number | null {
    const tabIds = this.records
      .tabIds()
      .filter((tabId) =>
        this.records.get(tabId)?.attempts.some((attempt) => captures.some((one) => isOf(attempt, one))),
      )
    return tabIds.length === 1 ? (tabIds[0] ?? null) : null
  }
}

/**
 * Checks for an attempt of the same request: one that the page's message has already added, or one that only the network
 * has seen and that may be the same.
 */
function isOf({ captures, body }: Attempt, seen: PageCapture): boolean {
  const [first] = captures
  if (captures.some(({ id }) => id === seen.id)) return true
  return (
    captures.every(({ source, sharedBy }) => source === 'network' && sharedBy === undefined) &&
    addressKey(first) === addressKey(seen) &&
    Math.abs(first.at - seen.at) <= MAX_JOIN_GAP_MS &&
    mayBeSameBody(body, seen.body)
  )
}

type TabArrival = Arrival & { readonly tabId: number }

async function arrivalsInTabs(): Promise<TabArrival[]> {
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

interface NextTab {
  readonly tabId: number
  /** Whether its document was reached from the address of the given one, or has the same address. */
  readonly isSure: boolean
}

/**
 * Returns the tab of a document that is still there, or whose document began when the given one ended: the one that was reached from its address, the one
 * with its address, or else one that was reached from its origin. Among equal ones, the nearest in time. Null if no
 * document began at that time.
 */
function nextIn(arrivals: readonly TabArrival[], { id, url }: DocumentInfo, at: number): NextTab | null {
  const own = arrivals.find(({ documentId }) => documentId === id)
  if (own) return { tabId: own.tabId, isSure: true }
  const inTime = arrivals
    .filter((arrival) => arrival.at - at >= MIN_GAP_MS && arrival.at - at <= MAX_GAP_MS)
    .toSorted((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at))
  const sure = inTime.find((arrival) => isSame(arrival.referrer, url) || isSame(arrival.url, url))
  if (sure) return { tabId: sure.tabId, isSure: true }
  const likely = inTime.find(({ referrer }) => originOf(referrer) === originOf(url)) ?? inTime[0]
  return likely ? { tabId: likely.tabId, isSure: false } : null
}

const isSame = (address: string, url: string): boolean => address.split('#', 1)[0] === url.split('#', 1)[0]

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : '')
