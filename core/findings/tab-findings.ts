import type { Attempt } from '../attempt'
import { requestOf } from '../attempt'
import { contextTroubles, isContextLoadDelivery } from '../delivery/context-load'
import { type Delivery, type DeliveryStatus, deliveryStatus } from '../delivery/delivery'
import { DeliveryStore } from '../record/delivery-store'
import { type Page, pageLeftAt } from '../page'
import type { Row } from '../record/row'
import type { RegistryLookup } from '../registry/registry-lookup'
import { shallowEqual } from '../shallow-equal'
import { type Finder, createFinder } from './finder'
import { withoutSilenced, isListed, worstSeverity } from './severity-rank'
import { TabHistory } from './history'
import { PublishingDocuments } from './publishing-documents'
import { SEVERITIES, type Severity } from './rule'
import type { FindingSettings } from './settings'

/** Number of listed rows by the severity of their worst finding, plus the distinct findings of pages. */
export type FindingCounts = Readonly<Record<Severity, number>>

/** Inputs of a count. */
export interface FindingInputs {
  readonly lookup: RegistryLookup
  readonly settings: FindingSettings
  readonly pages: readonly Page[]
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** Counts the findings of a tab. Added and removed attempts are processed once; final results are cached. */
export class TabFindings {
  private readonly store = new DeliveryStore(Infinity)
  private readonly history = new TabHistory()
  private readonly senders = new PublishingDocuments()
  private attempts: ReadonlyMap<string, Attempt> = new Map()
  private finder: Finder | null = null
  private checkedWith: Pick<FindingInputs, 'lookup' | 'settings'> | null = null
  private epoch = 0
  private inputs: FindingInputs | null = null
  private settled = new WeakMap<Delivery, DeliveryStatus>()
  private final = new WeakMap<Row, Severity | 'nothing'>()

  /**
   * Counts the findings. `attempts` are all current attempts of the tab. `isOpen` is true when time alone may change
   * the counts, because a delivery is not settled.
   */
  count(
    attempts: readonly Attempt[],
    inputs: FindingInputs,
  ): { readonly counts: FindingCounts; readonly isOpen: boolean } {
    this.inputs = inputs
    this.take(attempts)
    const finder = this.finderFor(inputs)
    const deliveries = this.store.all.map(({ delivery }) => delivery)
    const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
    const add = (severity: Severity | null) => severity && counts[severity]++
    let isOpen = false
    for (const { delivery, rows } of this.store.all) {
      if (!this.statusOf(delivery).isSettled) isOpen = true
      for (const row of rows) add(this.worstIn(row, finder))
    }
    this.senders.update(deliveries)
    const pages = finder.ofPages(this.senders.all(this.troubles(deliveries)))
    const distinct = new Map(pages.map((one) => [JSON.stringify([one.rule, one.what]), one]))
    for (const one of distinct.values()) add(worstSeverity(withoutSilenced([one])))
    return { counts, isOpen }
  }

  private take(attempts: readonly Attempt[]): void {
    const before = this.attempts
    const after = new Map(attempts.map((attempt) => [attempt.id, attempt]))
    this.attempts = after
    this.store.removeAttempts([...before.values()].filter(({ id }) => !after.has(id)))
    this.store.add(
      attempts.filter((attempt) => before.get(attempt.id) !== attempt),
      0,
    )
    const deliveries = this.store.all.map(({ delivery }) => delivery)
    this.history.update(
      deliveries,
      this.store.all.flatMap(({ rows }) => rows),
    )
  }

  /** Returns the finder, or a new one when the lookup or the settings have changed. */
  private finderFor({ lookup, settings }: FindingInputs): Finder {
    const isCurrent = this.checkedWith !== null && shallowEqual(this.checkedWith, { lookup, settings })
    if (!isCurrent || this.epoch !== this.history.epoch) this.final = new WeakMap()
    this.epoch = this.history.epoch
    if (this.finder && isCurrent) return this.finder
    this.checkedWith = { lookup, settings }
    const { history } = this
    this.finder = createFinder({ lookup, settings, history, statusOf: (delivery) => this.statusOf(delivery) })
    return this.finder
  }

  private worstIn(row: Row, finder: Finder): Severity | null {
    const known = this.final.get(row)
    if (known !== undefined) return known === 'nothing' ? null : known
    const active = withoutSilenced(finder.ofRow(row))
    // The user could not find a counted row that the list does not show.
    const worst = isListed(row, active) ? worstSeverity(active) : null
    if (finder.isFinal(row)) this.final.set(row, worst ?? 'nothing')
    return worst
  }

  private statusOf(delivery: Delivery): DeliveryStatus {
    const known = this.settled.get(delivery)
    if (known) return known
    const { now = 0, pages = [] } = this.inputs ?? {}
    const status = deliveryStatus(delivery, {
      now,
      leftAt: (attempt) => pageLeftAt(pages, requestOf(attempt)),
      keepaliveBytes: (attempt) => this.store.keepalive.bytesInFlight(attempt),
    })
    if (status.isSettled) this.settled.set(delivery, status)
    return status
  }

  private troubles(deliveries: readonly Delivery[]) {
    const loads = deliveries.filter(isContextLoadDelivery)
    const others = new Set(
      deliveries
        .filter((one) => !isContextLoadDelivery(one))
        .map(({ attempts: [first] }) => requestOf(first).documentId),
    )
    return contextTroubles(
      loads,
      (documentId) => others.has(documentId),
      (delivery) => this.statusOf(delivery),
    )
  }
}

/** Returns the number of findings with this severity or a worse one. */
export const countAtLeast = (counts: FindingCounts, minSeverity: Severity): number =>
  SEVERITIES.slice(0, SEVERITIES.indexOf(minSeverity) + 1).reduce(
    (sum, severity) => sum + counts[severity],
    0,
  )
