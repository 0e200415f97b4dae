import { readable } from '../../../core/readable-body'
import type { Body } from '../../../core/capture'
import type { CaptureBatch, PageReport } from '../../../core/protocol/bridge'
import type { TabRecords } from '../record/tab-records'
import type { OpenedTabs } from './opened-tabs'
import type { PageFinder } from './page-finder'

/** Adds the reports of pages to the records of their tabs. */
export class PageReports {
  private readonly records: TabRecords
  private readonly openedTabs: OpenedTabs
  private readonly pages: PageFinder

  constructor(records: TabRecords, openedTabs: OpenedTabs, pages: PageFinder) {
    this.records = records
    this.openedTabs = openedTabs
    this.pages = pages
  }

  /**
   * Adds a report. Rejects when it cannot be stored.
   *
   * @param pageUrl URL of the main document of the tab, if the browser names it
   */
  async add(tabId: number, report: PageReport, pageUrl?: string): Promise<void> {
    if (report.type === 'left') return this.records.recordLeaving(tabId, report.documentId, report.at)
    await this.openedTabs.documentSeen(tabId, report.document)
    if (report.type === 'document') return this.records.recordDocument(tabId, report.document)
    return this.addBatch(tabId, report, pageUrl)
  }

  private async addBatch(tabId: number, batch: CaptureBatch, pageUrl: string | undefined): Promise<void> {
    const first = batch.captures[0]
    if (first && !batch.document.top) await this.pages.find(tabId, first.at, pageUrl)
    await this.records.add(tabId, { ...batch, captures: await readableCaptures(batch.captures) })
  }
}

/** Decodes the bodies of captures as far as possible. */
export async function readableCaptures<T extends { readonly body: Body }>(
  captures: readonly T[],
): Promise<T[]> {
  return Promise.all(captures.map(async (capture) => ({ ...capture, body: await readable(capture.body) })))
}
