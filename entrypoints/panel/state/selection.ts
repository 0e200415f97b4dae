import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { ComparedWith } from '../../../components/detail/detail-actions'
import {
  type ChangeDetailState,
  type DetailState,
  INITIAL_DETAIL_STATE,
} from '../../../components/detail/detail-state'
import { type SelectMode, isRow, type ListItem } from '../../../components/list/lines/list-item'
import { previousWithSameGoal } from '../../../core/compare/compare'
import type { Row } from '../../../core/record/row'

/** Selection in the list, state of the detail, and its comparison. */
export interface Selection {
  /** Id of the selected line of the list. */
  readonly selected: ReadonlySignal<string | null>
  /** Ids of the selected rows. */
  readonly selectedIds: ReadonlySignal<ReadonlySet<string>>
  readonly select: (item: Pick<ListItem, 'id' | 'kind'>, how?: SelectMode) => void
  readonly selectAll: (rows: readonly Row[]) => void
  /** Row of the open detail; null if the detail is closed. */
  readonly row: ReadonlySignal<Row | null>
  /** Opens the detail of the row with this id. */
  readonly show: (id: string) => void
  readonly close: () => void
  /** Opens the next row of the list (1), or the previous one (-1). */
  readonly step: (by: 1 | -1) => void
  readonly detailState: ReadonlySignal<DetailState>
  readonly changeDetailState: ChangeDetailState
  /** Null without a comparison. */
  readonly compared: ReadonlySignal<ComparedWith | null>
  /** Compares the selected event with another; null ends the comparison. */
  readonly compare: (mode: ComparedWith['mode'] | null) => void
  /** Marks the selected event, to compare others with it. Removes the mark if it is already marked. */
  readonly mark: () => void
}

/**
 * Creates the selection of a list. `rows` has the rows of its items and more, so that the detail stays open when its
 * item disappears. `selectedIds` receives the ids of the selected rows.
 */
export function createSelection(
  rows: ReadonlySignal<readonly Row[]>,
  items: ReadonlySignal<readonly ListItem[]>,
  selectedIds: Signal<ReadonlySet<string>> = signal(new Set()),
): Selection {
  const selected = signal<string | null>(null)
  /** Id of the row selected last. Group headers do not change it, since they have no detail. */
  const detailed = signal<string | null>(null)
  const isOpen = signal(false)
  const detailState = signal(INITIAL_DETAIL_STATE)
  const mode = signal<ComparedWith['mode'] | null>(null)
  const marked = signal<string | null>(null)
  const rowOf = (id: string | null): Row | null => rows.value.find((one) => one.id === id) ?? null
  const row = computed(() => (isOpen.value ? rowOf(detailed.value) : null))

  /** Id of the item at the start of a range. */
  let anchor: string | null = null

  const rangeTo = (id: string): ReadonlySet<string> => {
    const indices = [anchor, id].map((end) => items.value.findIndex((item) => item.id === end))
    const [first, last] = [Math.min(...indices), Math.max(...indices)]
    return first < 0 ? new Set([id]) : rowIds(items.value.slice(first, last + 1))
  }
  const select: Selection['select'] = (item, selectMode = 'replace') => {
    const { id } = item
    selected.value = id
    if (isRow(item)) detailed.value = id
    const own = rowIds([item])
    if (selectMode === 'range') selectedIds.value = rangeTo(id)
    else {
      anchor = id
      selectedIds.value = selectMode === 'replace' ? own : selectedIds.value.symmetricDifference(own)
    }
  }
  const show = (id: string) => {
    anchor = id
    selectedIds.value = new Set([id])
    selected.value = detailed.value = id
    isOpen.value = true
  }
  const compare: Selection['compare'] = (next) => {
    mode.value = next
    if (next !== null) isOpen.value = true
  }
  return {
    selected,
    selectedIds,
    select,
    selectAll: (all) => (selectedIds.value = rowIds(all)),
    row,
    show,
    close() {
      isOpen.value = false
      mode.value = null
    },
    step(by) {
      const ids = items.value.filter(isRow).map(({ id }) => id)
      const next = ids[detailed.value === null ? 0 : ids.indexOf(detailed.value) + by]
      if (next !== undefined) show(next)
    },
    detailState,
    changeDetailState: (change) => (detailState.value = { ...detailState.value, ...change }),
    compared: computed(() => {
      if (mode.value === null || row.value === null) return null
      const other =
        mode.value === 'marked' ? rowOf(marked.value) : previousWithSameGoal(rows.value, row.value)
      return { mode: mode.value, row: other }
    }),
    compare,
    mark() {
      const isMarked = mode.value === 'marked' && marked.value === detailed.value
      marked.value = isMarked ? null : detailed.value
      compare(isMarked ? null : 'marked')
    },
  }
}

const rowIds = (items: readonly Pick<ListItem, 'id' | 'kind'>[]): ReadonlySet<string> =>
  new Set(items.filter(isRow).map(({ id }) => id))
