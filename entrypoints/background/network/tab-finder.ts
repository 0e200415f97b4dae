import { browser, type Browser } from 'wxt/browser'
import type { Body } from '../../../core/capture'
import type { Attempt } from '../../../core/attempt'
import { bodyKey } from '../../../core/delivery/body-key'
import { addressKey, MAX_JOIN_GAP_MS } from '../../../core/delivery/join'
import type { NetworkRequest } from './network-request'
import type { CoverageTracker } from '../coverage/coverage'
import type { TabRecords } from '../record/tab-records'

/** How long frames may take to tell of themselves, in ms. */
const FRAME_WAIT_MS = 300

/** Finds the tabs that a request belongs to. */
export class TabFinder {
  private readonly records: TabRecords
  private readonly coverage: CoverageTracker
  /** Where requests were put that have not ended yet: the tabs of an origin change, those of a request do not. */
  private readonly assigned = new Map<string, Promise<number[]>>()

  constructor(records: TabRecords, coverage: CoverageTracker) {
    this.records = records
    this.coverage = coverage
  }

  /** Ids of the tabs; none when no tab shows anything of its origin any more. The same for a request until it has ended. */
  tabsOf(request: NetworkRequest): Promise<number[]> {
    const { id, tabId, outcome } = request
    const placed = this.assigned.get(id) ?? (tabId >= 0 ? this.tabOf(request) : this.tabsOfOrigin(request))
    if (outcome) this.assigned.delete(id)
    else this.assigned.set(id, placed)
    return placed
  }

  /**
   * Chromium 156 reports what the first, empty document of a window sends as sent by the tab that opened it; the wrapper
   * in that document knows better, but tells a little later than the network does.
   */
  private async tabOf(request: NetworkRequest): Promise<number[]> {
    const { tabId } = request
    await this.records.settled()
    const isOf = (other: number) => this.hasTwin(other, request, lacksNetworkCapture)
    if (isOf(tabId)) return [tabId]
    await pause(FRAME_WAIT_MS)
    await this.records.settled()
    const opened = isOf(tabId) ? [] : (this.records.get(tabId)?.facts.opened ?? [])
    return [opened.find((other) => isOf(other.tabId))?.tabId ?? tabId]
  }

  /**
   * Several tabs may show a site whose service worker passes on what its pages send: then it is of the tab whose page has
   * sent it. What no page has sent is of all of them.
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
    if (ofOrigin().length !== 1) {
      await this.tabsWithFrame(tabs)
      await this.records.settled()
    }
    const found = ofOrigin()
    const senders = found.filter((tabId) => this.hasTwin(tabId, request, isOfTabAlone))
    return senders.length === 1 ? senders : found
  }

  /** Whether the page of a tab has sent such a request, of which not everything is known yet. */
  private hasTwin(
    tabId: number,
    { method, url, at, body }: NetworkRequest,
    isOpen: (attempt: Attempt) => boolean,
  ): boolean {
    return (this.records.get(tabId)?.attempts ?? []).some(
      (attempt) =>
        attempt.captures[0].source === 'page' &&
        addressKey(attempt.captures[0]) === addressKey({ method, url }) &&
        Math.abs(attempt.captures[0].at - at) <= MAX_JOIN_GAP_MS &&
        mayBeSame(attempt.body, body) &&
        isOpen(attempt),
    )
  }

  private originsOf({ id, url }: Browser.tabs.Tab): Set<string | null> {
    const attempts = id === undefined ? [] : (this.records.get(id)?.attempts ?? [])
    const frames = id === undefined ? [] : this.coverage.addressesOf(id)
    const documents = attempts.flatMap(({ captures }) => captures.map(({ documentUrl }) => documentUrl))
    return new Set([url ?? '', ...documents, ...frames].map(originOf))
  }

  /** A frame that has sent nothing yet is known to nobody. */
  private async tabsWithFrame(tabs: readonly Browser.tabs.Tab[]): Promise<void> {
    await Promise.all(idsOf(tabs).map((tabId) => this.coverage.check(tabId)))
    await pause(FRAME_WAIT_MS)
  }
}

/** Tabs publish to one address at the same time; a body that is not known may be any. */
function mayBeSame(one: Body, other: Body): boolean {
  const [key, otherKey] = [bodyKey(one), bodyKey(other)]
  return key === null || otherKey === null || key === otherKey
}

const lacksNetworkCapture = ({ captures }: Attempt): boolean =>
  captures.every(({ source }) => source !== 'network')

/** Nothing was told of it that belongs to no tab. */
const isOfTabAlone = ({ captures }: Attempt): boolean =>
  captures.every(({ sharedBy }) => sharedBy === undefined)

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const idsOf = (tabs: readonly Browser.tabs.Tab[]): number[] => tabs.flatMap(({ id }) => id ?? [])

function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { origin } = new URL(address)
  return origin === 'null' ? null : origin
}
