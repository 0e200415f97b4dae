import { browser, type Browser } from 'wxt/browser'
import { addressKey, JOIN_MS } from '../../core/delivery/join'
import type { TabRecord } from '../../core/record/tab-record'
import type { SeenRequest } from './network-source'
import type { Openers } from './openers'
import type { Sights } from './sight'
import type { TabRecords } from './tab-records'

/** How long frames may take to tell their addresses, in ms. */
const ANSWER_MS = 300

/** Finds the tabs that a request belongs to. */
export class TabFinder {
  private readonly records: TabRecords
  private readonly sights: Sights
  private readonly openers: Openers
  /** Where requests were put that have not ended yet: the tabs of an origin change, those of a request do not. */
  private readonly placed = new Map<string, Promise<number[]>>()

  constructor(records: TabRecords, sights: Sights, openers: Openers) {
    this.records = records
    this.sights = sights
    this.openers = openers
  }

  /** Ids of the tabs; none when no tab shows anything of its origin any more. The same for a request until it has ended. */
  tabsOf(request: SeenRequest): Promise<number[]> {
    const { id, tabId, outcome } = request
    const placed = this.placed.get(id) ?? (tabId >= 0 ? this.tabOf(request) : this.tabsOfOrigin(request))
    if (outcome) this.placed.delete(id)
    else this.placed.set(id, placed)
    return placed
  }

  /**
   * Chromium 156 reports what the first, empty document of a window sends as sent by the tab that opened it; the wrapper
   * in that document knows better, and has told by now.
   */
  private async tabOf({ tabId, method, url, at }: SeenRequest): Promise<number[]> {
    await this.records.settled()
    const isTwin = (record: TabRecord | undefined) =>
      record?.attempts.some(
        ({ captures: [first, ...others] }) =>
          first.source === 'page' &&
          others.length === 0 &&
          addressKey(first) === addressKey({ method, url }) &&
          Math.abs(first.at - at) <= JOIN_MS,
      ) ?? false
    // A window that was opened a moment ago has yet to tell of itself.
    if (!isTwin(this.records.get(tabId)) && this.openers.pendingOf(tabId).length > 0) {
      await pause(ANSWER_MS)
      await this.records.settled()
    }
    const own = this.records.get(tabId)
    if (isTwin(own)) return [tabId]
    const opened = own?.facts.opened.map((tab) => tab.tabId) ?? []
    return [opened.find((other) => isTwin(this.records.get(other))) ?? tabId]
  }

  private async tabsOfOrigin({ initiator, incognito }: SeenRequest): Promise<number[]> {
    await this.records.ready()
    const origin = originOf(initiator)
    if (origin === null) return []
    const tabs = (await browser.tabs.query({})).filter(
      (tab) => incognito === null || tab.incognito === incognito,
    )
    const found = tabs.filter((tab) => this.originsOf(tab).has(origin))
    if (found.length > 0) return idsOf(found)
    await this.askFrames(tabs)
    return idsOf(tabs.filter((tab) => this.originsOf(tab).has(origin)))
  }

  private originsOf({ id, url }: Browser.tabs.Tab): Set<string | null> {
    const attempts = id === undefined ? [] : (this.records.get(id)?.attempts ?? [])
    const frames = id === undefined ? [] : this.sights.addressesOf(id)
    const documents = attempts.flatMap(({ captures }) => captures.map(({ documentUrl }) => documentUrl))
    return new Set([url ?? '', ...documents, ...frames].map(originOf))
  }

  /** A frame that has sent nothing yet is known to nobody. */
  private async askFrames(tabs: readonly Browser.tabs.Tab[]): Promise<void> {
    await Promise.all(idsOf(tabs).map((tabId) => this.sights.look(tabId)))
    await pause(ANSWER_MS)
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const idsOf = (tabs: readonly Browser.tabs.Tab[]): number[] => tabs.flatMap(({ id }) => id ?? [])

function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { origin } = new URL(address)
  return origin === 'null' ? null : origin
}
