import type { DocumentInfo } from '../../../core/capture'
import type { TabRecords } from './tab-records'

/** How long the first page of a new tab may take to begin, in ms; a worker that is stopped forgets it anyhow. */
const MAX_TAB_START_MS = 30_000

interface NewTab {
  readonly opener: number
  /** Ms since the epoch. */
  readonly at: number
}

/**
 * Tabs that a page has opened, such as a payment window. Browsers name the active tab as the opener of any tab, also of
 * one that a person has opened by hand; so it counts only when its first page says that another page has led to it.
 */
export class OpenedTabs {
  private readonly begun = new Map<number, NewTab>()
  private readonly records: TabRecords

  constructor(records: TabRecords) {
    this.records = records
  }

  /** A tab was created. */
  tabCreated(tabId: number, opener: number): void {
    const now = Date.now()
    for (const [old, { at }] of this.begun) if (at < now - MAX_TAB_START_MS) this.begun.delete(old)
    this.begun.set(tabId, { opener, at: now })
  }

  /** A page of a tab has spoken. */
  documentSeen(tabId: number, { top, opened }: DocumentInfo): void {
    const tab = this.begun.get(tabId)
    if (!tab || !top) return
    this.begun.delete(tabId)
    if (opened) void this.records.recordOpenedTab(tab.opener, { tabId, at: tab.at })
  }
}
