import type { DocumentInfo } from '../../../core/capture'
import type { TabRecords } from './tab-records'

/**
 * Minimum time that a new tab is remembered while its first page has not reported, in ms. Older tabs are forgotten when
 * the next tab opens. All are forgotten when the background restarts, because they are kept only in memory.
 */
const NEW_TAB_TIMEOUT_MS = 30_000

interface NewTab {
  readonly opener: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

/**
 * Tracks tabs that a page has opened, such as a payment window. Browsers name the active tab as the opener of every new
 * tab, even of a tab that the user opened. So a tab counts as opened by a page only if its first page reports an opener
 * or a referrer.
 */
export class OpenedTabs {
  private readonly newTabs = new Map<number, NewTab>()
  private readonly records: TabRecords

  constructor(records: TabRecords) {
    this.records = records
  }

  /** Remembers a new tab until its first page reports. */
  tabCreated(tabId: number, opener: number): void {
    const now = Date.now()
    for (const [old, { at }] of this.newTabs) if (at < now - NEW_TAB_TIMEOUT_MS) this.newTabs.delete(old)
    this.newTabs.set(tabId, { opener, at: now })
  }

  /** Records a new tab as opened by a page if its first page says so. */
  documentSeen(tabId: number, { top, opened }: DocumentInfo): void {
    const tab = this.newTabs.get(tabId)
    if (!tab || !top) return
    this.newTabs.delete(tabId)
    if (opened) void this.records.recordOpenedTab(tab.opener, { tabId, at: tab.at })
  }
}
