import type { RefObject } from 'preact'
import { ColumnsMenu } from '../../../components/columns/ColumnsMenu'
import { GoalList } from '../../../components/list/GoalList'
import type { SelectMode, ListItem } from '../../../components/list/lines/list-item'
import {
  addColumn,
  type ColumnChoice,
  moveColumn,
  removeColumn,
  resizeColumn,
  showColumn,
  sortByColumn,
} from '../../../core/list-layout'
import { propertyColumnId } from '../columns/property'
import type { PanelFilters } from '../filter/panel-filters'
import type { Layout } from '../state/layout'
import { type ListView, DEFAULT_COLUMN_IDS } from './list-view'

interface ListPaneProps {
  readonly filters: PanelFilters
  readonly view: ListView
  readonly layout: Layout
  /** Columns menu. */
  readonly menu: RefObject<HTMLDivElement | null>
  readonly selected: string | null
  readonly selectedIds: ReadonlySet<string>
  readonly onSelect: (item: ListItem, how?: SelectMode) => void
  readonly onSelectAll: () => void
  readonly onOpen: (item: ListItem) => void
  readonly onEnter: (item: ListItem) => void
}

/** The list in the user's layout, with the controls that change it. */
export function ListPane({ filters, view, layout, menu, ...selection }: ListPaneProps) {
  const { change } = layout
  const { sort, group } = layout.value.value
  const shown = filters.shown.value
  return (
    <GoalList
      {...selection}
      items={view.items.value}
      count={shown.length}
      scope={JSON.stringify([filters.scope.value, sort, group])}
      newest={shown.at(-1)?.id ?? null}
      growsAtEnd={sort === null && (group === 'page' || group === 'none')}
      columns={view.columns.value}
      sort={sort}
      factsOf={view.factsOf.value}
      onSort={(id) => change((now) => sortByColumn(now, id))}
      onMove={(id, by) => change((now) => moveColumn(now, DEFAULT_COLUMN_IDS, id, by, isShown))}
      onResize={(id, width) => change((now) => resizeColumn(now, DEFAULT_COLUMN_IDS, id, width))}
      onMenu={() => menu.current?.showPopover()}
    >
      <ColumnsMenu
        menu={menu}
        columns={view.offered.value}
        properties={view.properties}
        onShow={(id, show) => change((now) => showColumn(now, DEFAULT_COLUMN_IDS, id, show))}
        onMove={(id, by) => change((now) => moveColumn(now, DEFAULT_COLUMN_IDS, id, by))}
        onAdd={(path) => change((now) => addColumn(now, DEFAULT_COLUMN_IDS, propertyColumnId(path)))}
        onRemove={(id) => change((now) => removeColumn(now, id))}
        onReset={() => change((now) => ({ ...now, columns: [] }))}
      />
    </GoalList>
  )
}

/** Returns whether a column is visible. Moving a column in the list skips hidden ones. */
const isShown = ({ shown }: ColumnChoice): boolean => shown !== false
