import { browser, type Browser } from 'wxt/browser'
import type { Attempt } from '../../../core/attempt'
import { addressKey, mayBeSameBody, MAX_JOIN_GAP_MS } from '../../../core/delivery/join'
import type { NetworkRequest } from './network-request'
import type { CoverageTracker } from '../coverage/coverage'
import type { TabRecords } from '../record/tab-records'

/** Time to wait for the presence of frames, or for the capture of a wrapper, in ms. */
const FRAME_WAIT_MS = 300

/** Finds the tabs that a request belongs to. */
export class TabFinder {
  private readonly records: TabRecords
  private readonly coverage: CoverageTracker
  /**
   * Tabs of the requests that have not ended yet, by request id. While a request runs, the tabs that show its origin
   * may change, but the tabs of the request must stay the same.
   */
  private readonly assigned = new Map<string, Promise<number[]>>()

  constructor(records: TabRecords, coverage: CoverageTracker) {
    this.records = records
    this.coverage = coverage
  }

  /**
   * Returns the ids of the tabs. Returns an empty list when the browser names no tab and no tab shows the origin of the
   * request. The result stays the same until the request has ended.
   */
  tabsOf(request: NetworkRequest): Promise<number[]> {
    const { id, tabId, outcome } = request
    const tabIds = this.assigned.get(id) ?? (tabId >= 0 ? this.tabOf(request) : this.tabsOfOrigin(request))
    if (outcome) this.assigned.delete(id)
    else this.assigned.set(id, tabIds)
    return tabIds
  }

  /**
   * Finds the tab of a request that the browser attributes to one. Chromium 156 attributes requests of a new window's
   * initial, empty document to the tab that opened the window. The wrapper in that document knows the right tab, but
   * its capture arrives a little later.
   */
  private async tabOf(request: NetworkRequest): Promise<number[]> {
    const { tabId } = request
    await this.records.settled()
    const isFrom = (other: number) => this.hasPageCapture(other, request, lacksNetworkCapture)
    if (isFrom(tabId)) return [tabId]
    await pause(FRAME_WAIT_MS)
    await this.records.settled()
    const opened = isFrom(tabId) ? [] : (this.records.get(tabId)?.facts.opened ?? [])
    return [opened.find((other) => isFrom(other.tabId))?.tabId ?? tabId]
  }

  /**
   * Finds the tabs of a request that the browser attributes to no tab, such as one that a service worker forwards. If
   * one tab's wrapper has captured the same request, the request belongs to that tab; otherwise, to all tabs that show
   * its origin.
   */
  private async tabsOfOrigin(request: NetworkRequest): Promise<number[]> {
    const { initiator, incognito } = request
    await this.records.settled()
    const origin = originOf(initiator)
    if (origin === null) return []
    const tabs = (await browser.tabs.query({})).filter(
      (tab) => incognito === null || tab.incognito === incognito,
    )
    const ofOrigin = () => idsOf(tabs.filter((tab) => this.originsOf(tab).has(origin)))
    // The tab may have been closed meanwhile. Then the browser names none, but the tab's record may still be there.
    const sendersOf = () =>
      this.records.tabIds().filter((tabId) => this.hasPageCapture(tabId, request, namesTab))
    if (sendersOf().length !== 1) {
      await (ofOrigin().length === 1 ? pause(FRAME_WAIT_MS) : this.pollFrames(tabs))
      await this.records.settled()
    }
    const senders = sendersOf()
    return senders.length === 1 ? senders : ofOrigin()
  }

  /** Returns whether a wrapper in a tab has captured the same request, in an attempt that `accepts` accepts. */
  private hasPageCapture(
    tabId: number,
    { method, url, at, body }: NetworkRequest,
    accepts: (attempt: Attempt) => boolean,
  ): boolean {
    return (this.records.get(tabId)?.attempts ?? []).some(
      (attempt) =>
        attempt.captures[0].source === 'page' &&
        addressKey(attempt.captures[0]) === addressKey({ method, url }) &&
        Math.abs(attempt.captures[0].at - at) <= MAX_JOIN_GAP_MS &&
        mayBeSameBody(attempt.body, body) &&
        accepts(attempt),
    )
  }

  private originsOf({ id, url }: Browser.tabs.Tab): Set<string | null> {
    const attempts = id === undefined ? [] : (this.records.get(id)?.attempts ?? [])
    const frames = id === undefined ? [] : this.coverage.frameUrls(id)
    const documents = attempts.flatMap(({ captures }) => captures.map(({ documentUrl }) => documentUrl))
    return new Set([url ?? '', ...documents, ...frames].map(originOf))
  }

  /** Polls the frames of the tabs, since the URLs of frames that have sent nothing are not known yet. */
  private async pollFrames(tabs: readonly Browser.tabs.Tab[]): Promise<void> {
    await Promise.all(idsOf(tabs).map((tabId) => this.coverage.check(tabId)))
    await pause(FRAME_WAIT_MS)
  }
}

const lacksNetworkCapture = ({ captures }: Attempt): boolean =>
  captures.every(({ source }) => source !== 'network')

/** Returns whether the browser names the tab of every capture. */
const namesTab = ({ captures }: Attempt): boolean => captures.every(({ sharedBy }) => sharedBy === undefined)

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const idsOf = (tabs: readonly Browser.tabs.Tab[]): number[] => tabs.flatMap(({ id }) => id ?? [])

function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { origin } = new URL(address)
  return origin === 'null' ? null : origin
}
