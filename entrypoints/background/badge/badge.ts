import { browser } from 'wxt/browser'
import { countFrom } from '../../../core/findings/tab-findings'
import type { BadgeChoice } from '../../../core/preferences'
import { firstAttempts, shownDeliveries } from '../../../core/record/shown-deliveries'
import { summarise } from '../../../core/record/summary'
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
  private chosen: BadgeChoice = 'nothing'

  /** `choice`: what somebody wants to have counted. */
  constructor(records: TabRecords, registry: RegistryKeeper, choice: () => Promise<BadgeChoice>) {
    this.records = records
    this.registry = registry
    this.choice = choice
    this.counter = new FindingCounter(records, (tabId, counts) => {
      if (this.chosen === 'errors') void show(tabId, countFrom(counts, 'error'))
      if (this.chosen === 'warnings') void show(tabId, countFrom(counts, 'warning'))
    })
  }

  /** Shows the count of a tab; nothing when it is 0, or switched off. Resolves also when the tab is gone by then. */
  async update(tabId: number): Promise<void> {
    const [choice] = await Promise.all([this.choice(), this.records.ready(), this.registry.ready()])
    this.chosen = choice
    if (choice === 'errors' || choice === 'warnings') return this.counter.count(tabId, this.registry.known)
    this.counter.forget(tabId)
    const record = choice === 'unknown' ? this.records.get(tabId) : undefined
    await show(
      tabId,
      record ? summarise(firstAttempts(shownDeliveries(record)), this.registry.known).verdicts.unknown : 0,
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
