import { browser, type Browser } from 'wxt/browser'
import { addressKey, JOIN_MS } from '../../core/delivery/join'
import type { TabRecord } from '../../core/record/tab-record'
import type { SeenRequest } from './network-source'
import type { Sights } from './sight'
import type { TabRecords } from './tab-records'

/** How long frames may take to tell their addresses, in ms. */
const ANSWER_MS = 300

/** Finds the tabs that a request belongs to. */
export class TabFinder {
  private readonly records: TabRecords
  private readonly sights: Sights
  /** Where requests were put that have not ended yet. */
  private readonly placed = new Map<string, number>()

  constructor(records: TabRecords, sights: Sights) {
    this.records = records
    this.sights = sights
  }

  /**
   * The tab of a request that belongs to one. Chromium 156 reports what the first, empty document of a window sends as
   * sent by the tab that opened it; the wrapper in that document knows better, and has told by now.
   */
  async tabOf({ id, tabId, method, url, at }: SeenRequest): Promise<number> {
    await this.records.settled()
    const known = this.placed.get(id)
    if (known !== undefined) return known
    const isTwin = (record: TabRecord | undefined) =>
      record?.attempts.some(
        ({ captures: [first, ...others] }) =>
          first.source === 'page' &&
          others.length === 0 &&
          addressKey(first) === addressKey({ method, url }) &&
          Math.abs(first.at - at) <= JOIN_MS,
      ) ?? false
    const own = this.records.get(tabId)
    const opened = own?.facts.opened.map((tab) => tab.tabId) ?? []
    const found = isTwin(own) ? tabId : (opened.find((other) => isTwin(this.records.get(other))) ?? tabId)
    this.placed.set(id, found)
    return found
  }

  /** The request has ended: nothing more will be told of it. */
  forget({ id }: Pick<SeenRequest, 'id'>): void {
    this.placed.delete(id)
  }

  /** For a request of a shared or service worker: those that show something of its origin. Ids of the tabs; none when no tab shows anything of that origin any more. */
  async tabsOf({ initiator, incognito }: Pick<SeenRequest, 'initiator' | 'incognito'>): Promise<number[]> {
    await this.records.ready()
    const origin = originOf(initiator)
    if (origin === null) return []
    const tabs = (await browser.tabs.query({})).filter((tab) => tab.incognito === incognito || !incognito)
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
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS))
  }
}

const idsOf = (tabs: readonly Browser.tabs.Tab[]): number[] => tabs.flatMap(({ id }) => id ?? [])

function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { origin } = new URL(address)
  return origin === 'null' ? null : origin
}
