import { browser, type Browser } from 'wxt/browser'
import type { Body } from '../../../core/capture'
import type { Attempt } from '../../../core/attempt'
import { bodyKey } from '../../../core/delivery/body-key'
import { addressKey, MAX_JOIN_GAP_MS } from '../../../core/delivery/join'
import type { NetworkRequest } from './network-request'
import type { CoverageTracker } from '../coverage/coverage'
import type { TabRecords } from '../record/tab-records'

/** Time that frames get to report their presence, in ms. */
const FRAME_WAIT_MS = 300

/** Finds the tabs that a request belongs to. */
export class TabFinder {
  private readonly records: TabRecords
  private readonly coverage: CoverageTracker
  /**
   * Tabs of the requests that have not ended yet. The tabs of an origin may change in the meantime; those of a request
   * must not.
   */
  private readonly assigned = new Map<string, Promise<number[]>>()

  constructor(records: TabRecords, coverage: CoverageTracker) {
    this.records = records
    this.coverage = coverage
  }

  /**
   * Returns the ids of the tabs; empty when no open tab shows the origin of the request. The result stays the same
   * until the request has ended.
   */
  tabsOf(request: NetworkRequest): Promise<number[]> {
    const { id, tabId, outcome } = request
    const placed = this.assigned.get(id) ?? (tabId >= 0 ? this.tabOf(request) : this.tabsOfOrigin(request))
    if (outcome) this.assigned.delete(id)
    else this.assigned.set(id, placed)
    return placed
  }

  /**
   * Finds the tab of a request that the browser attributes to one. Chromium 156 attributes requests of a new window's
   * initial, empty document to the tab that opened the window. The wrapper in that document knows the right tab, but
   * its capture arrives a little later.
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
   * Finds the tabs of a request that the browser attributes to no tab, such as one that a service worker forwards. It
   * belongs to the tab whose page has sent the same request; otherwise, to all tabs that show its origin.
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
      await this.pollFrames(tabs)
      await this.records.settled()
    }
    const found = ofOrigin()
    const senders = found.filter((tabId) => this.hasTwin(tabId, request, isOfTabAlone))
    return senders.length === 1 ? senders : found
  }

  /** Returns whether the page of a tab has sent a matching request that `isOpen` accepts. */
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

  /** Polls the frames of the tabs, since a frame that has sent nothing yet is unknown. */
  private async pollFrames(tabs: readonly Browser.tabs.Tab[]): Promise<void> {
    await Promise.all(idsOf(tabs).map((tabId) => this.coverage.check(tabId)))
    await pause(FRAME_WAIT_MS)
  }
}

/**
 * Compares two bodies, since tabs may publish to the same URL at the same time. An unknown body may equal any other.
 */
function mayBeSame(one: Body, other: Body): boolean {
  const [key, otherKey] = [bodyKey(one), bodyKey(other)]
  return key === null || otherKey === null || key === otherKey
}

const lacksNetworkCapture = ({ captures }: Attempt): boolean =>
  captures.every(({ source }) => source !== 'network')

/** Returns whether none of the captures came from a request without a tab. */
const isOfTabAlone = ({ captures }: Attempt): boolean =>
  captures.every(({ sharedBy }) => sharedBy === undefined)

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const idsOf = (tabs: readonly Browser.tabs.Tab[]): number[] => tabs.flatMap(({ id }) => id ?? [])

function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { origin } = new URL(address)
  return origin === 'null' ? null : origin
}
