import type { Attempt } from '../attempt'
import { requestOf } from '../attempt'
import { contextTroubles, isContextLoad } from '../delivery/context-load'
import { type Delivery, type DeliveryState, stateOf } from '../delivery/delivery'
import { KeptDeliveries } from '../record/kept-deliveries'
import { type Page, pageLeftAt } from '../page'
import type { Row } from '../record/row'
import type { Judge } from '../registry/judge'
import { type Finder, findWith } from './finder'
import { heardOf, isListed, worstOf } from './heard'
import { History } from './history'
import { Senders } from './senders'
import { SEVERITIES, type Severity } from './rule'
import type { FindingSettings } from './settings'

/** How many lines of the list and documents there are by the worst that is wrong with them. */
export type FindingCounts = Readonly<Record<Severity, number>>

/** By what they are judged. */
export interface FindingScene {
  readonly judge: Judge
  readonly settings: FindingSettings
  readonly pages: readonly Page[]
  /** Ms since the epoch. */
  readonly now: number
}

/** What is wrong in a tab, counted: what came and went since the last count costs, the rest a look. */
export class TabFindings {
  private readonly kept = new KeptDeliveries(Infinity)
  private readonly history = new History()
  private readonly senders = new Senders()
  private attempts: ReadonlyMap<string, Attempt> = new Map()
  private finder: Finder | null = null
  private judged: Pick<FindingScene, 'judge' | 'settings'> | null = null
  private epoch = 0
  private scene: FindingScene | null = null
  private settled = new WeakMap<Delivery, DeliveryState>()
  private final = new WeakMap<Row, Severity | 'nothing'>()

  /**
   * Counts, `attempts` being all that the tab has now. `isOpen`: time alone may make it another count, because what became
   * of a delivery is not settled.
   */
  count(
    attempts: readonly Attempt[],
    scene: FindingScene,
  ): { readonly counts: FindingCounts; readonly isOpen: boolean } {
    this.scene = scene
    this.take(attempts)
    const finder = this.finderFor(scene)
    const deliveries = this.kept.all.map(({ delivery }) => delivery)
    const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
    const add = (severity: Severity | null) => severity && counts[severity]++
    let isOpen = false
    for (const { delivery, rows } of this.kept.all) {
      if (!this.stateOf(delivery).isSettled) isOpen = true
      for (const row of rows) add(this.worstIn(row, finder))
    }
    this.senders.update(deliveries)
    const pages = finder.ofPages(this.senders.all(this.troubles(deliveries)))
    const each = new Map(pages.map((one) => [JSON.stringify([one.rule, one.what]), one]))
    for (const one of each.values()) add(worstOf(heardOf([one])))
    return { counts, isOpen }
  }

  private take(attempts: readonly Attempt[]): void {
    const before = this.attempts
    const after = new Map(attempts.map((attempt) => [attempt.id, attempt]))
    this.attempts = after
    this.kept.takeAway([...before.values()].filter(({ id }) => !after.has(id)))
    this.kept.add(
      attempts.filter((attempt) => before.get(attempt.id) !== attempt),
      0,
    )
    const deliveries = this.kept.all.map(({ delivery }) => delivery)
    this.history.update(
      deliveries,
      this.kept.all.flatMap(({ rows }) => rows),
    )
  }

  /** Another one where what it judges by is another. */
  private finderFor({ judge, settings }: FindingScene): Finder {
    const isSame = this.judged?.judge === judge && this.judged.settings === settings
    if (!isSame || this.epoch !== this.history.epoch) this.final = new WeakMap()
    this.epoch = this.history.epoch
    if (this.finder && isSame) return this.finder
    this.judged = { judge, settings }
    const { history } = this
    this.finder = findWith({ judge, settings, history, stateOf: (delivery) => this.stateOf(delivery) })
    return this.finder
  }

  private worstIn(row: Row, finder: Finder): Severity | null {
    const known = this.final.get(row)
    if (known !== undefined) return known === 'nothing' ? null : known
    const heard = heardOf(finder.ofRow(row))
    // A count of what the list does not show would lead nowhere.
    const worst = isListed(row, heard) ? worstOf(heard) : null
    if (finder.isFinal(row)) this.final.set(row, worst ?? 'nothing')
    return worst
  }

  private stateOf(delivery: Delivery): DeliveryState {
    const known = this.settled.get(delivery)
    if (known) return known
    const { now = 0, pages = [] } = this.scene ?? {}
    const state = stateOf(delivery, {
      now,
      leftAt: (attempt) => pageLeftAt(pages, requestOf(attempt)),
      keepaliveBytes: (attempt) => this.kept.keepalive.beside(attempt),
    })
    if (state.isSettled) this.settled.set(delivery, state)
    return state
  }

  private troubles(deliveries: readonly Delivery[]) {
    const loads = deliveries.filter(isContextLoad)
    const others = new Set(
      deliveries
        .filter((one) => !isContextLoad(one))
        .map(({ attempts: [first] }) => requestOf(first).documentId),
    )
    return contextTroubles(
      loads,
      (documentId) => others.has(documentId),
      (delivery) => this.stateOf(delivery),
    )
  }
}

/** How many have something as bad as that, or worse. */
export const countFrom = (counts: FindingCounts, least: Severity): number =>
  SEVERITIES.slice(0, SEVERITIES.indexOf(least) + 1).reduce((sum, severity) => sum + counts[severity], 0)
