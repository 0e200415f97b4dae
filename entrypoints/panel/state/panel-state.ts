import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Attempt, requestOf } from '../../../core/attempt'
import type { ContextTrouble } from '../../../core/delivery/context-load'
import type { Delivery, DeliveryStatus } from '../../../core/delivery/delivery'
import type { Message } from '../../../core/message'
import { DEFAULT_PREFERENCES } from '../../../core/preferences'
import type { PanelUpdate, Coverage, TabState } from '../../../core/protocol/panel'
import { type DeliveryEntry, DeliveryStore } from '../../../core/record/delivery-store'
import { type Repeat, Repeats } from '../../../core/record/repeats'
import type { Row } from '../../../core/record/row'
import { summarize, type Summary } from '../../../core/record/summary'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import { hostOf, type WorkspaceState } from '../../../core/registry/workspace'
import { changeSummary } from './change-summary'
import { type Unassigned, unassignedOf } from './row-verdicts'
import { createOutcomes } from './outcomes'
import { createRegistries, type Registries } from './registries'

/** Updates that come closer together than this are shown together, in ms. */
export const MIN_REDRAW_INTERVAL_MS = 50

/** What a panel shows, derived from what the background has sent. */
export interface PanelState {
  /** Null until the background has answered. */
  readonly tab: ReadonlySignal<TabState | null>
  readonly coverage: ReadonlySignal<Coverage | null>
  /** Where the workspaces stand; null until the background has said. */
  readonly workspaces: ReadonlySignal<readonly WorkspaceState[] | null>
  /** What the registries of the moment say. */
  readonly lookup: ReadonlySignal<RegistryLookup>
  /** By which another state can be judged too. */
  readonly registries: Registries
  /** Collectors of rows that no workspace is set for. */
  readonly unassigned: ReadonlySignal<readonly Unassigned[]>
  /** Host of the collector that was sent to last; undefined before the first. */
  readonly collector: ReadonlySignal<string | undefined>
  /** All that is kept and not cleared, in the order of time. */
  readonly deliveries: ReadonlySignal<readonly Delivery[]>
  /** What became of a delivery, as far as it is known at this moment. */
  readonly statusOf: ReadonlySignal<(delivery: Delivery) => DeliveryStatus>
  /** The same, but another function only when deliveries come or an outcome is another one: for what looks at all rows. */
  readonly stableStatusOf: ReadonlySignal<(delivery: Delivery) => DeliveryStatus>
  /** What is wrong with the contexts of the tab's documents. */
  readonly troubles: ReadonlySignal<readonly ContextTrouble[]>
  /** Says of a row whether it is the same as others right before it. */
  readonly repeatOf: ReadonlySignal<(row: Row) => Repeat | null>
  /** Time alone may change what became of something: {@link PanelState.tick} has to be called now and then. */
  readonly isWaiting: ReadonlySignal<boolean>
  /** Tells what time it is, in ms since the epoch. */
  readonly tick: (now: number) => void
  /** The time it was told last. */
  readonly now: ReadonlySignal<number>
  /** Rows of all deliveries that are not cleared, in the order of time; in a session those that are listed. */
  readonly rows: ReadonlySignal<readonly Row[]>
  /** Those that are not listed too. */
  readonly allRows: ReadonlySignal<readonly Row[]>
  readonly summary: ReadonlySignal<Summary>
  /** Rows that this panel let go because it had too many. */
  readonly droppedRows: ReadonlySignal<number>
  readonly problem: ReadonlySignal<Message | null>
  /**
   * How many rows are kept; the oldest go first, and are counted. Fewer than before: what is too much goes at once. More:
   * what went already stays away.
   */
  readonly setMaxRows: (maxRows: number) => void
  /** Takes what the background has sent, in order; it shows all at once. */
  readonly update: (updates: readonly PanelUpdate[]) => void
  /** How far this panel has come. */
  readonly position: () => { epoch: string; since: number }
}

/** What a panel's state can be told when it is made. */
interface PanelStateOptions {
  readonly maxRows?: number
  /** Of another state, whose workspaces judge this one too. */
  readonly registries?: Registries
  /** Rows with these ids alone are there; null for all. */
  readonly only?: ReadonlySet<string> | null
}

/** State of one panel; it knows nothing of browsers. */
export function createPanelState(options: PanelStateOptions = {}): PanelState {
  const { maxRows = DEFAULT_PREFERENCES.mostRows, registries = createRegistries(), only = null } = options
  const tab = signal<TabState | null>(null)
  const coverage = signal<Coverage | null>(null)
  const problem = signal<Message | null>(null)
  const { states, known, lookup, setStates, setRegistry } = registries

  let max = maxRows
  let store = new DeliveryStore(max)
  let since = 0
  const all = signal<readonly DeliveryEntry[]>([])
  const droppedRows = signal(0)
  /** Of what is cleared; it counts again when the clear is undone. */
  let forgottenHidden = 0
  const summary = signal(summarize([], []))

  // What is cleared is hidden and not gone, so that it can be had back.
  const clearedThrough = computed(() => tab.value?.clearedThrough ?? 0)
  const isShown = ({ seq }: DeliveryEntry) => seq > clearedThrough.value
  const visible = computed(() => all.value.filter(isShown))
  const deliveries = computed(() => visible.value.map(({ delivery }) => delivery))
  const pages = computed(() => tab.value?.pages ?? [])
  const outcomes = createOutcomes(visible, pages, (attempt) => store.keepalive.bytesInFlight(attempt))
  const rows = computed(() => rowsOf(visible.value, only))
  const repeats = new Repeats()
  const recount = () => (summary.value = summarize(firstsOf(visible.value), known.value))

  const add = (arrived: readonly Attempt[]) => {
    const change = store.add(arrived, since)
    since = arrived.reduce((highest, { seq }) => Math.max(highest, seq), since)
    all.value = store.all
    const came = firstsOf(change.added.filter(isShown))
    const went = firstsOf([...change.replaced, ...change.evicted].filter(isShown))
    summary.value = changeSummary(summary.value, came, went, known.value)
    countForgotten(change.evicted)
  }

  const countForgotten = (gone: readonly DeliveryEntry[]) => {
    for (const one of gone) {
      if (isShown(one)) droppedRows.value += one.lines
      else forgottenHidden += one.lines
    }
  }

  const setMaxRows = (next: number) =>
    batch(() => {
      max = next
      countForgotten(store.setMaxRows(next))
      all.value = store.all
      recount()
    })

  const begin = () => {
    store = new DeliveryStore(max)
    since = 0
    droppedRows.value = forgottenHidden = 0
  }

  const setTab = (next: TabState) => {
    const before = clearedThrough.value
    if (tab.value?.epoch !== next.epoch) begin()
    else if (next.clearedThrough > before) {
      store.dropThrough(next.canUndo ? before : next.clearedThrough)
      forgottenHidden = droppedRows.value
      droppedRows.value = 0
    } else if (next.clearedThrough < before) {
      droppedRows.value += forgottenHidden
      forgottenHidden = 0
    }
    const isOther = tab.value?.epoch !== next.epoch || next.clearedThrough !== before
    tab.value = next
    all.value = store.all
    if (isOther) recount()
  }

  const take = (update: PanelUpdate) => {
    const before = known.value
    if (update.type === 'attempts' && update.epoch === tab.value?.epoch) add(update.attempts)
    if (update.type === 'state') setTab(update.state)
    if (update.type === 'coverage') coverage.value = update.coverage
    if (update.type === 'workspaces') setStates(update.states)
    if (update.type === 'registry') setRegistry(update.registry)
    if (known.value !== before) recount()
    if (update.type === 'problem') problem.value = update.problem
    else if (update.type === 'state') problem.value = null
  }

  return {
    tab,
    coverage,
    workspaces: states,
    registries,
    lookup,
    unassigned: computed(() => unassignedOf(rows.value, lookup.value)),
    collector: computed(() => {
      // A request for a context has no row, and says where the collector is all the same.
      const newest = rows.value.at(-1)?.attempt ?? deliveries.value.at(-1)?.attempts[0]
      return newest && (hostOf(requestOf(newest).url) || undefined)
    }),
    deliveries,
    statusOf: outcomes.statusOf,
    repeatOf: computed(() => {
      repeats.update(rows.value)
      return (row) => repeats.of(row)
    }),
    stableStatusOf: outcomes.stableStatusOf,
    troubles: outcomes.troubles,
    isWaiting: outcomes.isWaiting,
    tick: outcomes.tick,
    now: outcomes.now,
    rows,
    allRows: rows,
    summary,
    droppedRows,
    problem,
    setMaxRows,
    update: (updates) => batch(() => updates.forEach(take)),
    position: () => ({ epoch: tab.value?.epoch ?? '', since }),
  }
}

/** A delivery is one publish, however often it was tried. */
const firstsOf = (entries: readonly DeliveryEntry[]): Attempt[] =>
  entries.map(({ delivery }) => delivery.attempts[0])

/** Made with every update, of up to 100,000: a loop is several times as fast as `flatMap`. */
function rowsOf(entries: readonly DeliveryEntry[], only: ReadonlySet<string> | null): readonly Row[] {
  const rows: Row[] = []
  for (const one of entries) for (const row of one.rows) if (!only || only.has(row.id)) rows.push(row)
  return rows
}
