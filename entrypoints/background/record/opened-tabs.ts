import type { DocumentInfo } from '../../../core/capture'
import type { TabRecords } from './tab-records'

/** Time that the first page of a new tab has to start, in ms. A restart of the background drops new tabs anyway. */
const MAX_TAB_START_MS = 30_000

interface NewTab {
  readonly opener: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

/**
 * Tracks tabs that a page has opened, such as a payment window. Browsers name the active tab as the opener of every new
 * tab, even of tabs that the user opens, so a tab only counts when its first page reports that another page led to it.
 */
export class OpenedTabs {
  private readonly begun = new Map<number, NewTab>()
  private readonly records: TabRecords

  constructor(records: TabRecords) {
    this.records = records
  }

  /** Remembers a new tab until its first page reports. */
  tabCreated(tabId: number, opener: number): void {
    const now = Date.now()
    for (const [old, { at }] of this.begun) if (at < now - MAX_TAB_START_MS) this.begun.delete(old)
    this.begun.set(tabId, { opener, at: now })
  }

  /** Records a new tab as opened by a page if its first page says so. */
  documentSeen(tabId: number, { top, opened }: DocumentInfo): void {
    const tab = this.begun.get(tabId)
    if (!tab || !top) return
    this.begun.delete(tabId)
    if (opened) void this.records.recordOpenedTab(tab.opener, { tabId, at: tab.at })
  }
}
