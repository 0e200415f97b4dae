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

/**
 * Badge on the toolbar icon of each tab. It shows the number of errors, warnings or unknown goals, depending on the
 * user's choice.
 */
export class Badge {
  private readonly records: TabRecords
  private readonly registry: RegistryKeeper
  private readonly choice: () => Promise<BadgeChoice>
  private readonly counter: FindingCounter
  private current: BadgeChoice = 'nothing'

  /** `choice` resolves to the user's setting of the badge. */
  constructor(records: TabRecords, registry: RegistryKeeper, choice: () => Promise<BadgeChoice>) {
    this.records = records
    this.registry = registry
    this.choice = choice
    this.counter = new FindingCounter(records, (tabId, counts) => {
      if (this.current === 'errors') void show(tabId, countAtLeast(counts, 'error'))
      if (this.current === 'warnings') void show(tabId, countAtLeast(counts, 'warning'))
    })
  }

  /**
   * Updates the badge of a tab. The badge is empty when the count is 0 or the badge is turned off. Resolves even if the
   * tab has been closed meanwhile.
   */
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

  /** Drops the state of a closed tab. */
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
    // The tab has been closed, and its badge with it.
  }
}
