import { responseOf } from '../delivery/collector-response'
import { type Attempt, requestOf } from '../attempt'
import type { Delivery } from '../delivery/delivery'
import { memoizeByRef } from '../memoize-by-ref'
import { unitKeys, unitsBy } from '../publish/exposed-units'
import type { Publish } from '../publish/publish'
import { publishesOf } from '../publish/read-capture'
import { diffLists } from '../record/list-diff'
import { type Repeat, Repeats } from '../record/repeats'
import { achievedAt, type Row } from '../record/row'
import { orderOf } from './order-key'

type GoalRow = Extract<Row, { readonly kind: 'goal' }>

/** An exposure that makes a unit part of an experiment. `at` is in ms since the epoch, by the page's clock. */
interface ExposureTime {
  readonly at: number
}

/** Delay after which new data no longer affects the findings of earlier data, in ms. */
const SETTLE_MS = 5000
/** Maximum number of deliveries removed one by one. More are removed by a clear, and then a rebuild is faster. */
const MAX_SINGLE_REMOVALS = 1000
/** Maximum number of documents whose contexts are remembered. */
const MAX_CONTEXTS = 1000
/** Maximum number of remembered orders. A page that sends more invents its order numbers. */
const MAX_ORDERS = 10_000

/**
 * Index of the data that a tab sent, for rules that compare a goal event with others. An update compares the lists with
 * their previous versions, and then processes only the items that were added or removed.
 */
export class TabHistory {
  /**
   * Increases when results for quiet rows may have changed: earlier data was added or removed, or the first exposure
   * of a unit to an experiment was recorded.
   */
  epoch = 0
  private readonly repeats = new Repeats()
  private readonly exposures = new Map<string, ExposureTime[]>()
  private readonly orders = new Map<string, GoalRow[]>()
  /** Unit types of the experiments in the context of each document, by document id. */
  private readonly contexts = new Map<string | null, ReadonlySet<string>>()
  private deliveries: readonly Delivery[] = []
  private rows: readonly Row[] = []
  private newest = 0

  /**
   * Updates the index to the current deliveries and rows, both in chronological order. `deliveries` includes those
   * without rows.
   */
  update(deliveries: readonly Delivery[], rows: readonly Row[]): void {
    const quietBefore = this.newest - SETTLE_MS
    const sent = diffLists(this.deliveries, deliveries)
    const shown = diffLists(this.rows, rows)
    this.deliveries = deliveries
    this.rows = rows
    this.newest = rows.at(-1)?.at ?? 0
    const isOld = ({ at }: { readonly at: number }) => at < quietBefore
    const hasOldDelivery = [...sent.gone, ...sent.added].some((one) => isOld(requestOf(one.attempts[0])))
    if (hasOldDelivery || [...shown.gone, ...shown.added].some(isOld)) this.epoch++
    this.repeats.update(rows)
    const isRebuilt = sent.dropped.length + sent.gone.length > MAX_SINGLE_REMOVALS
    if (isRebuilt) this.exposures.clear()
    else for (const one of [...sent.dropped, ...sent.gone]) this.remove(one)
    for (const one of isRebuilt ? deliveries : sent.added) {
      this.add(one)
      this.addContext(one)
    }
    // A repeated order is a mistake even after the first one has been dropped.
    for (const row of shown.added) this.addOrder(row)
  }

  /**
   * Returns whether a row is so old that new data should not affect its findings. If new data does affect them,
   * {@link TabHistory.epoch} increases.
   */
  isQuiet({ at }: Row): boolean {
    return at < this.newest - SETTLE_MS
  }

  /** Returns the repetition of the same goal event right before this one, at most `within` ms apart, or null. */
  repeatOf(row: Row, within: number): Repeat | null {
    return this.repeats.of(row, within)
  }

  /** Returns the latest goal events of the same name before this one, the most recent first. */
  sameGoalBefore(row: GoalRow): readonly GoalRow[] {
    return this.repeats.before(row)
  }

  /**
   * Returns the first goal event of the same order, with the same units and properties; null when this one is the
   * first.
   */
  sameOrderBefore(row: GoalRow): GoalRow | null {
    const key = orderKey(row)
    const first = key === null ? undefined : this.orders.get(key)?.[0]
    return first && achievedAt(first) < achievedAt(row) && first.id !== row.id ? first : null
  }

  /** Returns the first exposure of any unit of a publish to an experiment, or null. */
  firstExposure(experiment: string, publish: Publish, attempt: Attempt): ExposureTime | null {
    if (this.exposures.size === 0) return null
    let first: ExposureTime | null = null
    for (const unit of unitKeys(publish, attempt)) {
      const seen = this.exposures.get(exposureKey(experiment, unit))?.[0]
      if (seen && (!first || seen.at < first.at)) first = seen
    }
    return first
  }

  /** Returns the unit types of the experiments in a document's context; null when its response is not fully known. */
  contextUnits(documentId: string | null): ReadonlySet<string> | null {
    return this.contexts.get(documentId) ?? null
  }

  private addContext({ attempts }: Delivery): void {
    const last = attempts.at(-1) ?? attempts[0]
    const { documentId } = requestOf(last)
    const units = documentId === null ? null : (responseOf(last)?.unitTypes ?? null)
    if (units === null) return
    if (this.contexts.size >= MAX_CONTEXTS) this.contexts.clear()
    this.contexts.set(documentId, new Set(units))
  }

  private add(delivery: Delivery): void {
    eachExposure(delivery, (key, exposure) => {
      const all = this.exposures.get(key)
      if (!all) {
        // An earlier goal event may have come before this exposure.
        this.epoch++
        this.exposures.set(key, [exposure])
        return
      }
      let index = all.length
      while (index > 0 && (all[index - 1]?.at ?? 0) > exposure.at) index--
      all.splice(index, 0, exposure)
    })
  }

  private remove(delivery: Delivery): void {
    eachExposure(delivery, (key, { at }) => {
      const all = this.exposures.get(key)
      const index = all?.findIndex((one) => one.at === at) ?? -1
      if (index >= 0) all?.splice(index, 1)
      if (all?.length === 0) this.exposures.delete(key)
    })
  }

  private addOrder(row: Row): void {
    const key = row.kind === 'goal' ? orderKey(row) : null
    if (key === null || row.kind !== 'goal') return
    const all = this.orders.get(key)
    if (!all) {
      if (this.orders.size >= MAX_ORDERS) this.orders.clear()
      this.orders.set(key, [row])
      return
    }
    const same = all.findIndex(({ id }) => id === row.id)
    if (same >= 0) all[same] = row
    // Only the first event of an order is needed.
    else if (achievedAt(row) < achievedAt(all[0] ?? row)) all.unshift(row)
  }
}

function eachExposure(
  { attempts: [attempt] }: Delivery,
  callback: (key: string, one: ExposureTime) => void,
): void {
  for (const publish of publishesOf(requestOf(attempt))) {
    for (const exposure of publish.exposures) {
      const { exposedAt } = exposure.raw
      for (const unit of unitsBy(exposure, publish, attempt))
        callback(exposureKey(exposure.name, unit), { at: Number(exposedAt) })
    }
  }
}

const exposureKey = (experiment: string, unit: string): string => `${experiment}\n${unit}`

/** Returns a key shared by the events of one order; null for an event without an order. */
const orderKey = memoizeByRef(({ event: { goal, publish }, attempt }: GoalRow): string | null =>
  orderOf(goal) === null
    ? null
    : JSON.stringify([goal.name, goal.properties, publish.units, requestOf(attempt).url]),
)
