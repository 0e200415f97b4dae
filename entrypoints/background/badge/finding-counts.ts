import { type FindingCounts, TabFindings } from '../../../core/findings/tab-findings'
import { visibleAttempts } from '../../../core/record/tab-record'
import { type RegistryLookup, createRegistryLookup } from '../../../core/registry/registry-lookup'
import type { KnownWorkspace } from '../../../core/registry/workspace'
import { findingSettings } from '../../../settings/finding-settings'
import type { TabRecords } from '../record/tab-records'

/** A tab is not counted again sooner, in ms: a page may publish a hundred times a second. */
const MIN_COUNT_INTERVAL_MS = 1000
/** What is open now is decided by then, in ms: the SDK tries again within five seconds. */
const RECOUNT_MS = 6000

interface Tab {
  readonly findings: TabFindings
  countedAt: number
  timer: ReturnType<typeof setTimeout> | null
}

/**
 * Counts what is wrong in tabs, for as long as somebody wants to see it. A count costs what has come since the last one; the
 * first of a background that has just been started costs the whole of the tab's record, which is bounded.
 */
export class FindingCounter {
  private readonly records: TabRecords
  private readonly tabs = new Map<number, Tab>()
  private readonly onCount: (tabId: number, counts: FindingCounts) => void
  private lastWorkspaces: readonly KnownWorkspace[] = []
  private lookup: RegistryLookup = createRegistryLookup([])

  /** `onCount` is told what was counted. */
  constructor(records: TabRecords, onCount: (tabId: number, counts: FindingCounts) => void) {
    this.records = records
    this.onCount = onCount
  }

  /** Has a tab counted: at once where that was not done just now. */
  count(tabId: number, workspaces: readonly KnownWorkspace[]): void {
    this.lookupFor(workspaces)
    const tab = this.tabs.get(tabId) ?? { findings: new TabFindings(), countedAt: 0, timer: null }
    this.tabs.set(tabId, tab)
    this.later(tabId, tab, Math.max(0, tab.countedAt + MIN_COUNT_INTERVAL_MS - Date.now()))
  }

  /** The tab is gone, or nobody wants to see it. */
  forget(tabId: number): void {
    const timer = this.tabs.get(tabId)?.timer
    if (timer) clearTimeout(timer)
    this.tabs.delete(tabId)
  }

  private later(tabId: number, tab: Tab, ms: number): void {
    if (tab.timer) clearTimeout(tab.timer)
    tab.timer = setTimeout(() => this.countNow(tabId, tab), ms)
  }

  private countNow(tabId: number, tab: Tab): void {
    tab.timer = null
    const record = this.records.get(tabId)
    if (!record) return this.forget(tabId)
    const now = Date.now()
    tab.countedAt = now
    const { counts, isOpen } = tab.findings.count(visibleAttempts(record), {
      lookup: this.lookup,
      settings: findingSettings.value,
      pages: record.facts.pages,
      now,
    })
    this.onCount(tabId, counts)
    if (isOpen) this.later(tabId, tab, RECOUNT_MS)
  }

  /** The judge of before as long as nothing is judged in another way. */
  private lookupFor(workspaces: readonly KnownWorkspace[]): void {
    const isSame =
      workspaces.length === this.lastWorkspaces.length &&
      workspaces.every(({ workspace, index }, place) => {
        const before = this.lastWorkspaces[place]
        return before?.workspace === workspace && before.index === index
      })
    if (isSame) return
    this.lastWorkspaces = workspaces
    this.lookup = createRegistryLookup(workspaces)
  }
}
