import { browser } from 'wxt/browser'
import { type BridgeRequest, parseDocument } from '../../../core/protocol/bridge'
import { pageOf, pageUrlAt, type Page } from '../../../core/page'
import type { TabRecords } from '../record/tab-records'

/**
 * Finds the page of an ABsmartly request that its main document did not make: a request of a frame or a worker. The
 * record knows only pages with ABsmartly requests, so the page may be missing.
 */
export class PageFinder {
  private readonly records: TabRecords
  /** Questions without a response, by tab. */
  private readonly asked = new Map<number, Promise<void>>()

  constructor(records: TabRecords) {
    this.records = records
  }

  /**
   * Records the page that a tab showed at `at` (ms since the epoch), if it is not in the record yet and is still there
   * to describe itself. Never rejects.
   *
   * @param url URL of the page, if the browser names it
   */
  async find(tabId: number, at: number, url?: string): Promise<void> {
    await this.records.ready()
    if (isKnown(this.records.get(tabId)?.facts.pages ?? [], at, url)) return
    const asked = this.asked.get(tabId) ?? this.ask(tabId, at)
    this.asked.set(tabId, asked)
    await asked
  }

  private async ask(tabId: number, at: number): Promise<void> {
    const request: BridgeRequest = { type: 'requested', at }
    try {
      const document = parseDocument(await browser.tabs.sendMessage(tabId, request, { frameId: 0 }))
      if (document) await this.records.recordDocument(tabId, document)
    } catch {
      // The tab is gone, or Goalkeeper is not in its page. Then the request keeps the address of its own document.
    } finally {
      this.asked.delete(tabId)
    }
  }
}

function isKnown(pages: readonly Page[], at: number, url: string | undefined): boolean {
  const page = pageOf(pages, { at, top: false, documentId: null })
  if (!page || page.startedAt > at) return false
  return url === undefined || withoutFragment(pageUrlAt(page, at)) === withoutFragment(url)
}

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? ''
