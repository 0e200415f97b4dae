import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Attempt, requestOf } from '../../../core/attempt'
import type { Delivery } from '../../../core/delivery/delivery'
import type { Message } from '../../../core/message'
import { DEFAULT_PREFERENCES } from '../../../core/preferences'
import type { PanelUpdate, Coverage, TabState } from '../../../core/protocol/panel'
import { type DeliveryEntry, DeliveryStore } from '../../../core/record/delivery-store'
import { type Repeat, Repeats } from '../../../core/record/repeats'
import type { Row } from '../../../core/record/row'
import { summarize, type Summary } from '../../../core/record/summary'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import { hostOf, type WorkspaceState } from '../../../core/registry/workspace'
import type { StorageFault } from '../../../core/storage/fault'
import { changeSummary } from './change-summary'
import { type Unassigned, unassignedOf } from './row-verdicts'
import { createOutcomes, type Outcomes } from './outcomes'
import { createRegistries, type Registries } from './registries'

/** State of a panel, derived from the updates of the background. */
export interface PanelState extends Outcomes {
  /** Null until the background has responded. */
  readonly tab: ReadonlySignal<TabState | null>
  readonly coverage: ReadonlySignal<Coverage | null>
  /** States of the workspaces; null until the background has sent them. */
  readonly workspaces: ReadonlySignal<readonly WorkspaceState[] | null>
  /** Lookup in the current registries. */
  readonly lookup: ReadonlySignal<RegistryLookup>
  /** Registries, which other states can share. */
  readonly registries: Registries
  /** Collectors of the rows that have no workspace. */
  readonly unassigned: ReadonlySignal<readonly Unassigned[]>
  /** Host of the collector that received the newest request; undefined before the first request. */
  readonly collector: ReadonlySignal<string | undefined>
  /** All stored deliveries that are not cleared, in chronological order. */
  readonly deliveries: ReadonlySignal<readonly Delivery[]>
  /** Returns how a row repeats the rows right before it, or null if it repeats none. */
  readonly repeatOf: ReadonlySignal<(row: Row) => Repeat | null>
  /** Rows of all deliveries that are not cleared, in chronological order; in a session, only listed rows. */
  readonly rows: ReadonlySignal<readonly Row[]>
  /** All rows, also those that are not listed. */
  readonly allRows: ReadonlySignal<readonly Row[]>
  readonly summary: ReadonlySignal<Summary>
  /** Number of rows that this panel has dropped because it had too many. */
  readonly droppedRows: ReadonlySignal<number>
  readonly problem: ReadonlySignal<Message | null>
  /** Stored data of the workspaces that cannot be read. */
  readonly faults: ReadonlySignal<readonly StorageFault[]>
  /**
   * Sets the maximum number of rows. The oldest rows are dropped and counted. A lower limit takes effect immediately; a
   * higher one does not restore dropped rows.
   */
  readonly setMaxRows: (maxRows: number) => void
  /** Applies updates of the background in order, as one change. */
  readonly update: (updates: readonly PanelUpdate[]) => void
  /** Returns the epoch and the sequence number of the last attempt received. */
  readonly position: () => { epoch: string; since: number }
}

/** Options of {@link createPanelState}. */
interface PanelStateOptions {
  readonly maxRows?: number
  /** Registries of another state, to share its workspaces. */
  readonly registries?: Registries
  /** Ids of the rows to include; null for all. */
  readonly only?: ReadonlySet<string> | null
}

/** Creates the state of one panel. It does not depend on browser APIs. */
export function createPanelState(options: PanelStateOptions = {}): PanelState {
  const { maxRows = DEFAULT_PREFERENCES.mostRows, registries = createRegistries(), only = null } = options
  const tab = signal<TabState | null>(null)
  const coverage = signal<Coverage | null>(null)
  const problem = signal<Message | null>(null)
  const faults = signal<readonly StorageFault[]>([])
  const { states, known, lookup, setStates, setRegistry } = registries

  let max = maxRows
  let store = new DeliveryStore(max)
  let since = 0
  const all = signal<readonly DeliveryEntry[]>([])
  const droppedRows = signal(0)
  /** Number of dropped rows that are cleared. They count again when the clear is undone. */
  let droppedHiddenRows = 0
  const summary = signal(summarize([], []))

  // Cleared deliveries are hidden rather than deleted, so that they can be restored.
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
    const added = firstsOf(change.added.filter(isShown))
    const removed = firstsOf([...change.replaced, ...change.evicted].filter(isShown))
    summary.value = changeSummary(summary.value, added, removed, known.value)
    countDropped(change.evicted)
  }

  const countDropped = (evicted: readonly DeliveryEntry[]) => {
    for (const entry of evicted) {
      if (isShown(entry)) droppedRows.value += entry.lines
      else droppedHiddenRows += entry.lines
    }
  }

  const setMaxRows = (next: number) =>
    batch(() => {
      max = next
      countDropped(store.setMaxRows(next))
      all.value = store.all
      recount()
    })

  const begin = () => {
    store = new DeliveryStore(max)
    since = 0
    droppedRows.value = droppedHiddenRows = 0
  }

  const setTab = (next: TabState) => {
    const before = clearedThrough.value
    if (tab.value?.epoch !== next.epoch) begin()
    else if (next.clearedThrough > before) {
      store.dropThrough(next.canUndo ? before : next.clearedThrough)
      droppedHiddenRows = droppedRows.value
      droppedRows.value = 0
    } else if (next.clearedThrough < before) {
      droppedRows.value += droppedHiddenRows
      droppedHiddenRows = 0
    }
    const isOther = tab.value?.epoch !== next.epoch || next.clearedThrough !== before
    tab.value = next
    all.value = store.all
    if (isOther) recount()
  }

  const apply = (update: PanelUpdate) => {
    const before = known.value
    if (update.type === 'attempts' && update.epoch === tab.value?.epoch) add(update.attempts)
    if (update.type === 'state') setTab(update.state)
    if (update.type === 'coverage') coverage.value = update.coverage
    if (update.type === 'faults') faults.value = update.faults
    if (update.type === 'workspaces') setStates(update.states)
    if (update.type === 'registry') setRegistry(update.registry)
    if (known.value !== before) recount()
    if (update.type === 'problem') problem.value = update.problem
    else if (update.type === 'state') problem.value = null
  }

  return {
    ...outcomes,
    tab,
    coverage,
    workspaces: states,
    registries,
    lookup,
    unassigned: computed(() => unassignedOf(rows.value, lookup.value)),
    collector: computed(() => {
      // A context load has no row, but it also names the collector.
      const newest = rows.value.at(-1)?.attempt ?? deliveries.value.at(-1)?.attempts[0]
      return newest && (hostOf(requestOf(newest).url) || undefined)
    }),
    deliveries,
    repeatOf: computed(() => {
      repeats.update(rows.value)
      return (row) => repeats.of(row)
    }),
    rows,
    allRows: rows,
    summary,
    droppedRows,
    problem,
    faults,
    setMaxRows,
    update: (updates) => batch(() => updates.forEach(apply)),
    position: () => ({ epoch: tab.value?.epoch ?? '', since }),
  }
}

/** Returns the first attempt of each delivery: a delivery is one publish, however many attempts it has. */
const firstsOf = (entries: readonly DeliveryEntry[]): Attempt[] =>
  entries.map(({ delivery }) => delivery.attempts[0])

/**
 * Collects the rows of all entries. This runs for every update, with up to 100,000 rows, and a loop is several times as
 * fast as `flatMap`.
 */
function rowsOf(entries: readonly DeliveryEntry[], only: ReadonlySet<string> | null): readonly Row[] {
  const rows: Row[] = []
  for (const entry of entries) for (const row of entry.rows) if (!only || only.has(row.id)) rows.push(row)
  return rows
}
