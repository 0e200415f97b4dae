import { browser } from 'wxt/browser'
import { firstAttempts, shownDeliveries } from '../../core/record/shown-deliveries'
import { summarise } from '../../core/record/summary'
import type { RegistryKeeper } from './registry-keeper'
import type { TabRecords } from './tab-records'

const BACKGROUND = '#b45309'
const TEXT = '#ffffff'

/** The toolbar icon of each tab: how many of its goal events ABsmartly will not know. */
export class Badge {
  private readonly records: TabRecords
  private readonly registry: RegistryKeeper
  private readonly isOn: () => Promise<boolean>

  /** `isOn`: somebody wants to see it. */
  constructor(records: TabRecords, registry: RegistryKeeper, isOn: () => Promise<boolean>) {
    this.records = records
    this.registry = registry
    this.isOn = isOn
  }

  /** Shows the count of a tab; nothing when it is 0, or switched off. Resolves also when the tab is gone by then. */
  async update(tabId: number): Promise<void> {
    const [isOn] = await Promise.all([this.isOn(), this.records.ready(), this.registry.ready()])
    const record = isOn ? this.records.get(tabId) : undefined
    const unknown = record
      ? summarise(firstAttempts(shownDeliveries(record)), this.registry.known).verdicts.unknown
      : 0
    try {
      await browser.action.setBadgeText({
        tabId,
        text: unknown === 0 ? '' : unknown > 999 ? '999+' : String(unknown),
      })
      await browser.action.setBadgeBackgroundColor({ tabId, color: BACKGROUND })
      await browser.action.setBadgeTextColor({ tabId, color: TEXT })
    } catch {
      // The tab was closed in the meantime; its badge went with it.
    }
  }
}
