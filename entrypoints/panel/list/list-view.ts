import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Column, RowFacts } from '../../../components/columns/column'
import type { OfferedColumn } from '../../../components/columns/ColumnsMenu'
import type { ListItem } from '../../../components/list/lines/list-item'
import { listItems } from '../../../components/list/lines/list-items'
import { type ShownColumn, columnTitle } from '../../../components/columns/shown-column'
import { sortRows } from '../../../components/list/lines/sort-rows'
import type { Finding } from '../../../core/findings/finding'
import { withoutSilenced } from '../../../core/findings/severity-rank'
import { orderedColumns, type ColumnChoice, type ListLayout } from '../../../core/list-layout'
import { valuePaths } from '../../../core/publish/property'
import type { TimeFormat } from '../../../core/preferences'
import type { Row } from '../../../core/record/row'
import { DEFAULT_COLUMNS } from '../columns'
import { propertyPathOfColumn, propertyColumn } from '../columns/property'
import type { Findings } from '../findings/follow-findings'
import { verdictsOfRows } from '../state/row-verdicts'
import { pageStartOf, createRowFacts } from './row-facts'
import type { RowFilter } from '../filter/row-filter'
import type { PanelState } from '../state/panel-state'

const NO_FINDINGS: readonly Finding[] = []

/** Ids of the built-in columns in their default order. */
export const DEFAULT_COLUMN_IDS: readonly string[] = DEFAULT_COLUMNS.map(({ id }) => id)

/** Columns and items of the list in the current layout. */
export interface ListView {
  readonly columns: ReadonlySignal<readonly ShownColumn[]>
  readonly offered: ReadonlySignal<readonly OfferedColumn[]>
  readonly items: ReadonlySignal<readonly ListItem[]>
  /** Returns the current facts about a row. */
  readonly factsOf: ReadonlySignal<(row: Row) => RowFacts>
  /** Collapses or expands a group, by the id of its header. */
  readonly toggle: (id: string) => void
  /** Returns the property paths of the newest goal events, most frequent first. */
  readonly properties: () => readonly string[]
}

/** Lays out the rows of a panel. */
export function createListView(
  state: PanelState,
  findings: Pick<Findings, 'ofRow' | 'found'>,
  filters: Pick<RowFilter, 'shown' | 'isOn'>,
  layout: ReadonlySignal<ListLayout>,
  timeFormat: ReadonlySignal<TimeFormat>,
): ListView {
  const collapsed = signal<ReadonlySet<string>>(new Set())
  const arranged = computed(() => orderedColumns(layout.value, DEFAULT_COLUMN_IDS))
  const columns = computed(() => arranged.value.flatMap(shownColumn))
  const factsOf = computed(() => {
    const [verdictOf, statusOf, now] = [state.lookup.value, state.statusOf.value, state.now.value]
    const [repeatOf, findingsOf] = [state.repeatOf.value, findings.ofRow.value]
    const [pages, sincePage] = [state.tab.value?.pages ?? [], timeFormat.value === 'sincePage']
    return (row: Row) => ({
      ...createRowFacts(row, verdictOf, statusOf(row.delivery), now, repeatOf(row)),
      findings: () => withoutSilenced(findingsOf(row)),
      timeOrigin: sincePage ? pageStartOf(row, pages) : null,
    })
  })
  const sorted = computed(() => {
    const { sort } = layout.value
    const column = sort && findColumn(sort.column)
    if (!sort || !column) return filters.shown.value
    // Use stable outcomes, which change rarely, instead of the time, which changes four times a second.
    const [verdictOf, statusOf, now] = [state.lookup.value, state.stableStatusOf.value, state.now.peek()]
    return sortRows(filters.shown.value, column, sort.direction, (row) => ({
      ...createRowFacts(row, verdictOf, statusOf(row.delivery), now, null),
      // Read the findings of all rows at once, on demand: only columns that need them subscribe to them.
      findings: () => findings.found.value.byRow.get(row) ?? NO_FINDINGS,
      timeOrigin: null,
    }))
  })
  const items = computed(() => {
    const verdictOf = verdictsOfRows(state.lookup.value)
    const statusOf = state.stableStatusOf.value
    return listItems({
      rows: sorted.value,
      isSorted: layout.value.sort !== null,
      group: layout.value.group,
      pages: state.tab.value?.pages ?? [],
      opened: state.tab.value?.opened ?? [],
      troubles: state.troubles.value,
      collapsed: collapsed.value,
      filtered: filters.isOn.value,
      isUnknown: (row) => verdictOf(row)?.verdict === 'unknown',
      outcomeOf: ({ delivery }) => statusOf(delivery).outcome,
    })
  })
  return {
    columns,
    offered: computed(() => arranged.value.flatMap(offeredColumn)),
    items,
    factsOf,
    toggle: (id) => (collapsed.value = collapsed.value.symmetricDifference(new Set([id]))),
    properties: () => propertiesOf(state.rows.value),
  }
}

function findColumn(id: string): Column | null {
  const path = propertyPathOfColumn(id)
  return path === null ? (DEFAULT_COLUMNS.find((column) => column.id === id) ?? null) : propertyColumn(path)
}

/** Returns a column if it is visible. Columns that the user has turned on are visible at every width. */
function shownColumn({ id, shown, width }: ColumnChoice): ShownColumn[] {
  const column = shown === false ? null : findColumn(id)
  return column ? [{ ...column, ...(shown && { from: 0 }), customWidth: width }] : []
}

function offeredColumn({ id, shown }: ColumnChoice): OfferedColumn[] {
  const column = findColumn(id)
  if (!column) return []
  return [
    { id, title: columnTitle(column), shown: shown !== false, added: propertyPathOfColumn(id) !== null },
  ]
}

/** Number of newest rows to search for properties. */
const MAX_SAMPLED_ROWS = 500

function propertiesOf(rows: readonly Row[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const row of rows.slice(-MAX_SAMPLED_ROWS)) {
    if (row.kind !== 'goal') continue
    for (const path of valuePaths(row.event.goal)) counts.set(path, (counts.get(path) ?? 0) + 1)
  }
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([path]) => path)
}
