import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Sort } from '../../core/list-layout'
import type { Row } from '../../core/record/row'
import { t } from '../../locales/say'
import type { RowFacts } from '../columns/column'
import { Icon } from '../shared/Icon'
import { handleShortcut, type ListAction } from '../shortcuts/shortcuts'
import { type ColumnActions, ListHead } from './ListHead'
import { type SelectMode, isGroupHeader, type ListItem } from './lines/list-item'
import { ListRow } from './ListRow'
import { type ShownColumn, tracksOf } from '../columns/shown-column'
import { useAnchor } from './use-anchor'
import { useTail } from './use-tail'
import { useVirtualRows } from './use-virtual-rows'

/** Height of a line in px, as in the style sheet. */
const LINE_HEIGHT = 24
const PAGE_LINES = 20

interface GoalListProps extends ColumnActions {
  readonly items: readonly ListItem[]
  /** Number of rows, including those in collapsed groups. */
  readonly count: number
  /** Identifies the filter, sort order and grouping. When it changes, no row counts as new. */
  readonly scope: string
  /** Id of the newest row; null if there are no rows. */
  readonly newest: string | null
  /** The newest row is at the end. */
  readonly growsAtEnd: boolean
  readonly columns: readonly ShownColumn[]
  readonly sort: Sort | null
  readonly selected: string | null
  /** Ids of all selected rows. */
  readonly selectedIds: ReadonlySet<string>
  readonly factsOf: (row: Row) => RowFacts
  readonly onSelect: (item: ListItem, how?: SelectMode) => void
  readonly onSelectAll: () => void
  /** Opens the detail of a row, a group, or a tab. Called for a click, Space, and Enter on a group header. */
  readonly onOpen: (item: ListItem) => void
  /** Called for Enter on a line other than a group header. */
  readonly onEnter: (item: ListItem) => void
  readonly onMenu: () => void
  /** The columns menu. */
  readonly children?: ComponentChildren
}

/**
 * The list of goal events. While the end of the list is in view, the list scrolls to each new event. Otherwise, the
 * visible lines stay in place.
 */
export function GoalList(props: GoalListProps) {
  const { items, count, scope, growsAtEnd, columns, selected, factsOf, onSelect, onOpen, onMenu } = props
  const scroller = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const { items: inSight, height, startOf, reveal, measure } = useVirtualRows(items, LINE_HEIGHT, scroller)
  const current = items.findIndex(({ id }) => id === selected)
  const { isFollowing, newBelow, toEnd, markSeen } = useTail({
    scroller,
    lineHeight: LINE_HEIGHT,
    height,
    events: count,
    scope,
    growsAtEnd,
    selectedStart: current < 0 ? null : startOf(current),
  })
  const top = scroller.current?.scrollTop ?? 0
  const first = inSight.find(({ end }) => end > top)
  const firstItem = items[first?.index ?? -1]
  useAnchor({
    scroller,
    lines: items,
    first: first && firstItem ? { id: firstItem.id, start: first.start } : null,
    startOf,
    isHeld: !isFollowing,
    scope,
  })
  useSideways(scroller, head)
  useLayoutEffect(() => {
    // The line may have been selected elsewhere, and be anywhere in the list.
    if (current >= 0) reveal(current)
  }, [selected])

  const move = (index: number, how: SelectMode = 'replace') => {
    const position = Math.max(0, Math.min(items.length - 1, index))
    const target = items[position]
    if (!target) return
    onSelect(target, how)
    reveal(position)
  }
  const toNewest = () => {
    const position = items.findIndex(({ id }) => id === props.newest)
    markSeen()
    if (growsAtEnd) toEnd()
    if (position >= 0) move(position)
  }
  const from = current < 0 ? items.length : current
  const below = current < 0 ? 0 : current + 1
  const selectedItem = items[current]
  const handlers: Record<ListAction, () => unknown> = {
    lineUp: () => move(from - 1),
    lineDown: () => move(below),
    extendUp: () => move(from - 1, 'range'),
    extendDown: () => move(below, 'range'),
    pageUp: () => move(from - PAGE_LINES),
    pageDown: () => move(from + PAGE_LINES),
    firstLine: () => move(0),
    lastLine: () => move(items.length - 1),
    newestLine: toNewest,
    selectAll: props.onSelectAll,
    toggleSelected: () => selectedItem && onSelect(selectedItem, 'toggle'),
    open: () => selectedItem !== undefined && onOpen(selectedItem),
    openOrEnter: () =>
      selectedItem !== undefined &&
      (isGroupHeader(selectedItem) ? onOpen(selectedItem) : props.onEnter(selectedItem)),
    collapse: () =>
      selectedItem !== undefined &&
      (isGroupHeader(selectedItem) && !selectedItem.collapsed
        ? onOpen(selectedItem)
        : move(headOf(items, current))),
    expand: () => isGroupHeader(selectedItem) && selectedItem.collapsed && onOpen(selectedItem),
  }

  return (
    <div class="list" style={tracksOf(columns)}>
      <div
        class="grid"
        role="grid"
        aria-label={t('panel.list')}
        aria-multiselectable
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={current >= 0 ? domId(current) : undefined}
        tabIndex={0}
        onKeyDown={(event) => event.target === event.currentTarget && handleShortcut(event, 'list', handlers)}
      >
        <ListHead
          columns={columns}
          sort={props.sort}
          scroller={head}
          onSort={props.onSort}
          onMove={props.onMove}
          onResize={props.onResize}
          onMenu={onMenu}
        />
        <div role="rowgroup" class="scroller" ref={scroller}>
          <div role="presentation" class="canvas" style={{ height: `${height}px` }}>
            {inSight.map(({ index, start }) => {
              const item = items[index]
              return (
                item && (
                  <ListRow
                    key={item.id}
                    id={domId(index)}
                    item={item}
                    rowIndex={index + 2}
                    top={start}
                    columns={columns}
                    selected={item.id === selected}
                    inSelection={props.selectedIds.has(item.id)}
                    factsOf={factsOf}
                    measure={measure}
                    onSelect={onSelect}
                    onOpen={onOpen}
                  />
                )
              )
            })}
          </div>
        </div>
      </div>
      <button
        type="button"
        class="icon-only open-columns"
        aria-haspopup="dialog"
        aria-label={t('columns.open')}
        title={t('columns.open')}
        onClick={onMenu}
      >
        <Icon name="columns" />
      </button>
      {newBelow > 0 && (
        <button type="button" class="new-below" onClick={toNewest}>
          {t('panel.newBelow', {}, newBelow)}
        </button>
      )}
      {props.children}
    </div>
  )
}

/**
 * Syncs the horizontal scroll of the column headers and the list, in both directions: focusing a header scrolls the
 * list.
 */
function useSideways(...parts: { readonly current: HTMLElement | null }[]): void {
  useLayoutEffect(() => {
    const follow = (event: Event) => {
      const from = event.currentTarget as HTMLElement
      for (const { current } of parts) {
        if (current && current !== from && current.scrollLeft !== from.scrollLeft)
          current.scrollLeft = from.scrollLeft
      }
    }
    for (const { current } of parts) current?.addEventListener('scroll', follow, { passive: true })
    return () => {
      for (const { current } of parts) current?.removeEventListener('scroll', follow)
    }
  }, [])
}

/** Returns the index of the group header that a line belongs to, or -1. */
const headOf = (items: readonly ListItem[], index: number): number =>
  items.findLastIndex((item, position) => position <= index && isGroupHeader(item))

const domId = (index: number): string => `goal-row-${index}`
