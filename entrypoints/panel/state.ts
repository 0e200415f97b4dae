import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Capture } from '../../core/capture'
import type { Message } from '../../core/message'
import type { PanelUpdate, Sight, TabState } from '../../core/protocol/panel'
import { matchesText, type Row, rowsOf } from '../../core/record/row'
import { addSummaries, summarise, type Summary } from '../../core/record/summary'
import {
  indexRegistry,
  NO_REGISTRY,
  type RegistryIndex,
  type RegistryState,
} from '../../core/registry/registry'

/** How many rows an open panel keeps; the oldest go first, and are counted. */
export const MOST_ROWS = 100_000

/** Updates that come closer together than this are shown together, in ms. */
export const REDRAW_MS = 50

/** What a panel shows, derived from what the background has sent. */
export interface PanelState {
  /** Null until the background has answered. */
  readonly tab: ReadonlySignal<TabState | null>
  readonly sight: ReadonlySignal<Sight | null>
  readonly registry: ReadonlySignal<RegistryState>
  readonly index: ReadonlySignal<RegistryIndex | null>
  readonly rows: ReadonlySignal<readonly Row[]>
  readonly shown: ReadonlySignal<readonly Row[]>
  readonly summary: ReadonlySignal<Summary>
  /** Rows that this panel let go because it had too many. */
  readonly forgotten: ReadonlySignal<number>
  readonly problem: ReadonlySignal<Message | null>
  readonly filter: ReadonlySignal<string>
  readonly setFilter: (text: string) => void
  /** Takes what the background has sent, in order; it shows all at once. */
  readonly update: (updates: readonly PanelUpdate[]) => void
  /** How far this panel has come. */
  readonly position: () => { epoch: string; since: number }
}

/** State of one panel; it knows nothing of browsers. */
export function createPanelState(mostRows = MOST_ROWS): PanelState {
  const tab = signal<TabState | null>(null)
  const sight = signal<Sight | null>(null)
  const registry = signal<RegistryState>(NO_REGISTRY)
  const problem = signal<Message | null>(null)
  const captures = signal<readonly Capture[]>([])
  const rows = signal<readonly Row[]>([])
  const forgotten = signal(0)
  const filter = signal('')
  const fetched = computed(() => registry.value.registry)
  const index = computed(() => fetched.value && indexRegistry(fetched.value))
  const needle = computed(() => filter.value.trim().toLowerCase())
  const shown = computed(() =>
    needle.value === '' ? rows.value : rows.value.filter((row) => matchesText(row, needle.value)),
  )
  const summary = createRunningSummary(captures, index)
  let since = 0

  const add = (added: readonly Capture[]) => {
    const fresh = added.filter(({ seq }) => seq > since)
    since = fresh.at(-1)?.seq ?? since
    const all = [...rows.value, ...fresh.flatMap(rowsOf)]
    const excess = Math.max(0, all.length - mostRows)
    rows.value = excess > 0 ? all.slice(excess) : all
    const from = excess > 0 ? (rows.value[0]?.capture.seq ?? 0) : 0
    captures.value = [...captures.value, ...fresh].filter(({ seq }) => seq >= from).slice(-mostRows)
    forgotten.value += excess
  }

  const setTab = (next: TabState) => {
    const isNew = tab.value?.epoch !== next.epoch
    if (isNew) since = 0
    const from = isNew ? Number.POSITIVE_INFINITY : next.clearedThrough
    if (isNew || next.clearedThrough > (tab.value?.clearedThrough ?? 0)) {
      captures.value = captures.value.filter(({ seq }) => seq > from)
      rows.value = rows.value.filter(({ capture }) => capture.seq > from)
      forgotten.value = 0
    }
    tab.value = next
  }

  const take = (update: PanelUpdate) => {
    if (update.type === 'captures' && update.epoch === tab.value?.epoch) add(update.captures)
    if (update.type === 'state') setTab(update.state)
    if (update.type === 'sight') sight.value = update.sight
    if (update.type === 'registry') registry.value = update.registry
    if (update.type === 'problem') problem.value = update.problem
    else if (update.type === 'state') problem.value = null
  }

  return {
    tab,
    sight,
    registry,
    index,
    rows,
    shown,
    summary,
    forgotten,
    problem,
    filter,
    setFilter: (text) => (filter.value = text),
    update: (updates) => batch(() => updates.forEach(take)),
    position: () => ({ epoch: tab.value?.epoch ?? '', since }),
  }
}

/** Counts only what is new while captures are added; everything when the registry or the past has changed. */
function createRunningSummary(
  captures: ReadonlySignal<readonly Capture[]>,
  index: ReadonlySignal<RegistryIndex | null>,
): ReadonlySignal<Summary> {
  let counted: { captures: readonly Capture[]; index: RegistryIndex | null; summary: Summary } | null = null
  return computed(() => {
    const all = captures.value
    const before = counted
    const grown =
      before !== null &&
      before.index === index.value &&
      before.captures.length <= all.length &&
      before.captures[0] === all[0] &&
      before.captures.at(-1) === all[before.captures.length - 1]
    const summary = grown
      ? addSummaries(before.summary, summarise(all.slice(before.captures.length), index.value))
      : summarise(all, index.value)
    counted = { captures: all, index: index.value, summary }
    return summary
  })
}
