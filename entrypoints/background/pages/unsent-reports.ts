import { browser } from 'wxt/browser'
import type { PageReport } from '../../../core/protocol/bridge'
import { isUnsentKey, parseUnsent, type Unsent } from '../../../core/protocol/unsent'
import type { TabRecords } from '../record/tab-records'
import type { LeftTabFinder } from './left-tab-finder'
import type { PageReports } from './page-reports'

/** Maximum age of reports from a document whose tab the background does not know, in ms. */
const MAX_AGE_MS = 60_000

/**
 * Takes the reports that unloading documents have left in `storage.local`, and deletes them there. They may have arrived
 * as messages as well: the records recognize captures by their ids.
 */
export class UnsentReports {
  private readonly records: TabRecords
  private readonly reports: PageReports
  private readonly tabs: LeftTabFinder
  /** Keys of the entries that are being taken. */
  private readonly taken = new Set<string>()

  constructor(records: TabRecords, reports: PageReports, tabs: LeftTabFinder) {
    this.records = records
    this.reports = reports
    this.tabs = tabs
  }

  /**
   * Takes entries as they are written. A write starts a stopped background. Also takes those that an earlier background
   * could not. Call it synchronously when the background starts.
   */
  watch(): void {
    // In Chromium, private windows have an instance of their own, which shares this storage, but must not take anything.
    if (browser.extension.inIncognitoContext) return
    browser.storage.local.onChanged.addListener((changes) => {
      for (const [key, { newValue }] of Object.entries(changes)) void this.take(key, newValue)
    })
    void this.takeAll()
  }

  private async takeAll(): Promise<void> {
    try {
      const stored = await browser.storage.local.get(null)
      for (const [key, value] of Object.entries(stored)) void this.take(key, value)
    } catch {
      // The storage cannot be read. New entries come with the event that reports them.
    }
  }

  /** Takes one entry. Never rejects. Entries of other keys stay. */
  private async take(key: string, value: unknown): Promise<void> {
    if (!isUnsentKey(key) || value === undefined || this.taken.has(key)) return
    this.taken.add(key)
    try {
      await this.deliver(value)
      await browser.storage.local.remove(key)
    } catch {
      // The records could not be stored. The entry stays for the next start of the background.
    } finally {
      this.taken.delete(key)
    }
  }

  /** Adds the reports of an entry. Those of tabs that are closed, or that belong to an earlier session, have no list. */
  private async deliver(value: unknown): Promise<void> {
    const unsent = parseUnsent(value)
    if (!unsent) return
    await this.records.ready()
    const tabId = await this.tabOf(unsent)
    if (tabId === null) return
    for (const report of unsent.reports) await this.reports.add(tabId, report)
  }

  private async tabOf({ record, at, reports }: Unsent): Promise<number | null> {
    if (record !== undefined) return this.records.tabOf(record)
    const [first] = reports
    const known = first && this.records.tabOfDocument(documentIdOf(first))
    if (typeof known === 'number') return known
    return Math.abs(Date.now() - at) < MAX_AGE_MS ? this.tabs.find(reports, at) : null
  }
}

const documentIdOf = (report: PageReport): string =>
  report.type === 'left' ? report.documentId : report.document.id
