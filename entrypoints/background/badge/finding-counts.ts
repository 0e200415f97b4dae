import { type FindingCounts, TabFindings } from '../../../core/findings/tab-findings'
import { visibleAttempts } from '../../../core/record/tab-record'
import { type RegistryLookup, createRegistryLookup } from '../../../core/registry/registry-lookup'
import type { KnownWorkspace } from '../../../core/registry/workspace'
import { shallowEqual } from '../../../core/shallow-equal'
import { findingSettings } from '../../../settings/finding-settings'
import type { TabRecords } from '../record/tab-records'

/** Minimum time between two counts of a tab, in ms. A page may publish a hundred times a second. */
const MIN_COUNT_INTERVAL_MS = 1000
/** Delay before a tab with pending deliveries is counted again, in ms. The SDK retries within five seconds. */
const RECOUNT_MS = 6000

/** The workspaces and their indexes. Each is a new object after a change. */
type LookupInput = readonly (KnownWorkspace['workspace'] | KnownWorkspace['index'])[]

interface Tab {
  readonly findings: TabFindings
  countedAt: number
  timer: ReturnType<typeof setTimeout> | null
}

/**
 * Counts the findings of each tab while the badge shows their number. Each count only processes the changes since the
 * previous one; the first count after a restart of the background processes the whole record of the tab.
 */
export class FindingCounter {
  private readonly records: TabRecords
  private readonly tabs = new Map<number, Tab>()
  private readonly onCount: (tabId: number, counts: FindingCounts) => void
  private lastLookupInput: LookupInput = []
  private lookup: RegistryLookup = createRegistryLookup([])

  /** `onCount` receives the result of each count. */
  constructor(records: TabRecords, onCount: (tabId: number, counts: FindingCounts) => void) {
    this.records = records
    this.onCount = onCount
  }

  /** Schedules a count: immediately, or {@link MIN_COUNT_INTERVAL_MS} after the previous one. */
  count(tabId: number, workspaces: readonly KnownWorkspace[]): void {
    this.updateLookup(workspaces)
    const tab = this.tabs.get(tabId) ?? { findings: new TabFindings(), countedAt: 0, timer: null }
    this.tabs.set(tabId, tab)
    this.schedule(tabId, tab, Math.max(0, tab.countedAt + MIN_COUNT_INTERVAL_MS - Date.now()))
  }

  /** Stops counting a tab that was closed or whose count is not shown. */
  forget(tabId: number): void {
    const timer = this.tabs.get(tabId)?.timer
    if (timer) clearTimeout(timer)
    this.tabs.delete(tabId)
  }

  private schedule(tabId: number, tab: Tab, ms: number): void {
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
    if (isOpen) this.schedule(tabId, tab, RECOUNT_MS)
  }

  /** Updates the lookup, unless no workspace and no goal list has changed. */
  private updateLookup(workspaces: readonly KnownWorkspace[]): void {
    const input = workspaces.flatMap(({ workspace, index }) => [workspace, index])
    if (shallowEqual(input, this.lastLookupInput)) return
    this.lastLookupInput = input
    this.lookup = createRegistryLookup(workspaces)
  }
}
