import { browser } from 'wxt/browser'
import { countAtLeast } from '../../../core/findings/tab-findings'
import type { BadgeChoice } from '../../../core/preferences'
import { firstAttempts, visibleDeliveries } from '../../../core/record/visible-deliveries'
import { summarize } from '../../../core/record/summary'
import { FindingCounter } from './finding-counts'
import type { RegistryKeeper } from '../registry/registry-keeper'
import type { TabRecords } from '../record/tab-records'

const BACKGROUND = '#b45309'
const TEXT = '#ffffff'

/** The toolbar icon of each tab: how much is wrong in it, as somebody has chosen. */
export class Badge {
  private readonly records: TabRecords
  private readonly registry: RegistryKeeper
  private readonly choice: () => Promise<BadgeChoice>
  private readonly counter: FindingCounter
  private current: BadgeChoice = 'nothing'

  /** `choice`: what somebody wants to have counted. */
  constructor(records: TabRecords, registry: RegistryKeeper, choice: () => Promise<BadgeChoice>) {
    this.records = records
    this.registry = registry
    this.choice = choice
    this.counter = new FindingCounter(records, (tabId, counts) => {
      if (this.current === 'errors') void show(tabId, countAtLeast(counts, 'error'))
      if (this.current === 'warnings') void show(tabId, countAtLeast(counts, 'warning'))
    })
  }

  /** Shows the count of a tab; nothing when it is 0, or switched off. Resolves also when the tab is gone by then. */
  async update(tabId: number): Promise<void> {
    const [choice] = await Promise.all([this.choice(), this.records.ready(), this.registry.ready()])
    this.current = choice
    if (choice === 'errors' || choice === 'warnings') return this.counter.count(tabId, this.registry.known)
    this.counter.forget(tabId)
    const record = choice === 'unknown' ? this.records.get(tabId) : undefined
    await show(
      tabId,
      record ? summarize(firstAttempts(visibleDeliveries(record)), this.registry.known).verdicts.unknown : 0,
    )
  }

  /** The tab is gone. */
  forget(tabId: number): void {
    this.counter.forget(tabId)
  }
}

async function show(tabId: number, count: number): Promise<void> {
  try {
    await browser.action.setBadgeText({
      tabId,
      text: count === 0 ? '' : count > 999 ? '999+' : String(count),
    })
    await browser.action.setBadgeBackgroundColor({ tabId, color: BACKGROUND })
    await browser.action.setBadgeTextColor({ tabId, color: TEXT })
  } catch {
    // The tab was closed in the meantime; its badge went with it.
  }
}
