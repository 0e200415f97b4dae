import { responseOf } from '../delivery/collector-response'
import { type Attempt, requestOf } from '../attempt'
import type { Delivery } from '../delivery/delivery'
import { unitKeys, unitsBy } from '../publish/exposed-units'
import type { Publish } from '../publish/publish'
import { publishesOf } from '../publish/read-capture'
import { diffLists } from '../record/list-diff'
import { type Repeat, Repeats } from '../record/repeats'
import { achievedAt, type Row } from '../record/row'
import { orderOf } from './order-key'

type GoalRow = Extract<Row, { readonly kind: 'goal' }>

/** An exposure that counts somebody in. `at` in ms since the epoch, by the page's clock. */
interface ExposureTime {
  readonly at: number
}

/** What comes so much later than something else, in ms, does not change what is to be said of it. */
const SETTLE_MS = 5000
/** More than that taken out at a time is a clear: it is quicker to begin anew. */
const MAX_SINGLE_REMOVALS = 1000
/** Documents whose contexts are remembered. */
const MAX_CONTEXTS = 1000
/** Orders that are remembered; a page that makes up more than so many is no shop. */
const MAX_ORDERS = 10_000

/**
 * What a tab has sent, made ready for what can be said of a goal event only beside others. It follows the lists of the
 * panel: what comes and goes costs what comes and goes, and a look at the rest.
 */
export class TabHistory {
  /**
   * Another number when what was said of a row that had been quiet may not hold any more: something has turned up among
   * what was old already.
   */
  epoch = 0
  private readonly repeats = new Repeats()
  private readonly exposures = new Map<string, ExposureTime[]>()
  private readonly orders = new Map<string, GoalRow[]>()
  /** By which units experiments run, as the contexts of each document say. */
  private readonly contexts = new Map<string | null, ReadonlySet<string>>()
  private deliveries: readonly Delivery[] = []
  private rows: readonly Row[] = []
  private newest = 0

  /** Takes what there is now, both in the order of time. `deliveries` are also those without rows. */
  update(deliveries: readonly Delivery[], rows: readonly Row[]): void {
    const quietBefore = this.newest - SETTLE_MS
    const sent = diffLists(this.deliveries, deliveries)
    const shown = diffLists(this.rows, rows)
    this.deliveries = deliveries
    this.rows = rows
    this.newest = rows.at(-1)?.at ?? 0
    const isOld = ({ at }: { readonly at: number }) => at < quietBefore
    const turned = [...sent.gone, ...sent.added].some((one) => isOld(requestOf(one.attempts[0])))
    if (turned || [...shown.gone, ...shown.added].some(isOld)) this.epoch++
    this.repeats.update(rows)
    const begins = sent.dropped.length + sent.gone.length > MAX_SINGLE_REMOVALS
    if (begins) this.exposures.clear()
    else for (const one of [...sent.dropped, ...sent.gone]) this.remove(one)
    for (const one of begins ? deliveries : sent.added) {
      this.add(one)
      this.addContext(one)
    }
    // A second order is one too many also when the first is not kept any more.
    for (const row of shown.added) this.addOrder(row)
  }

  /** Nothing that may come changes what is said of it; if it does, {@link TabHistory.epoch} is another one. */
  isQuiet({ at }: Row): boolean {
    return at < this.newest - SETTLE_MS
  }

  /** The same goal event right before it, within so many ms; null when there is none. */
  repeatOf(row: Row, within: number): Repeat | null {
    return this.repeats.of(row, within)
  }

  /** Some of the goal events of the same name right before it, the last one first. */
  sameGoalBefore(row: GoalRow): readonly GoalRow[] {
    return this.repeats.before(row)
  }

  /** The first goal event of the same order, by the same units, with the same properties; null when it is the first. */
  sameOrderBefore(row: GoalRow): GoalRow | null {
    const key = orderKey(row)
    const first = key === null ? undefined : this.orders.get(key)?.[0]
    return first && achievedAt(first) < achievedAt(row) && first.id !== row.id ? first : null
  }

  /** The first exposure to an experiment of any unit of a publish; null when there is none. */
  firstExposure(experiment: string, publish: Publish, attempt: Attempt): ExposureTime | null {
    if (this.exposures.size === 0) return null
    let first: ExposureTime | null = null
    for (const unit of unitKeys(publish, attempt)) {
      const seen = this.exposures.get(exposureKey(experiment, unit))?.[0]
      if (seen && (!first || seen.at < first.at)) first = seen
    }
    return first
  }

  /** The unit types by which the experiments of a document's context run; null where its answer is not known in full. */
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
        // It may be what an earlier goal came before.
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
    // The first is all that is asked for.
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

const orderKeys = new WeakMap<GoalRow, string | null>()

function orderKey(row: GoalRow): string | null {
  const before = orderKeys.get(row)
  if (before !== undefined) return before
  const { goal, publish } = row.event
  const order = orderOf(goal)
  const key =
    order === null
      ? null
      : JSON.stringify([goal.name, goal.properties, publish.units, requestOf(row.attempt).url])
  orderKeys.set(row, key)
  return key
}
