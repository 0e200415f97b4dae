import { browser } from 'wxt/browser'
import type { DocumentInfo } from '../../../core/capture'
import type { TabRecords } from '../record/tab-records'

/**
 * Records which tabs were opened by a page, such as a payment window. Browsers name the active tab as the opener of
 * every new tab, even of a tab that the user opened. So a tab counts as opened by a page only if its first page with
 * ABsmartly requests reports an opener or a referrer.
 */
export class OpenedTabs {
  private readonly records: TabRecords

  constructor(records: TabRecords) {
    this.records = records
  }

  /** Records a tab as opened by a page if the first page of the record says so. Never rejects. */
  async documentSeen(tabId: number, { top, opened, startedAt }: DocumentInfo): Promise<void> {
    if (!top || !opened) return
    await this.records.ready()
    const pages = this.records.get(tabId)?.facts.pages ?? []
    if (pages.length > 0) return
    const opener = await openerOf(tabId)
    if (opener !== null) await this.records.recordOpenedTab(opener, { tabId, at: startedAt })
  }
}

/** Returns the opener of a tab. The browser forgets it when the opener is closed. */
async function openerOf(tabId: number): Promise<number | null> {
  try {
    return (await browser.tabs.get(tabId)).openerTabId ?? null
  } catch {
    // The tab has been closed.
    return null
  }
}
