import type { RefObject } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Sort } from '../../core/list-layout'
import { t } from '../../locales/say'
import { ColumnGrip } from '../columns/ColumnGrip'
import { Icon } from '../shared/Icon'
import { type ShownColumn, columnTitle } from '../columns/shown-column'

/** What can be done with the columns where they stand. */
export interface ColumnActions {
  readonly onSort: (id: string) => void
  /** To the place of another column. */
  readonly onMove: (id: string, by: number) => void
  /** In px; null for its usual width. */
  readonly onResize: (id: string, width: number | null) => void
}

interface ListHeadProps extends ColumnActions {
  readonly columns: readonly ShownColumn[]
  readonly sort: Sort | null
  /** Scrolled sideways by the list. */
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly onMenu: () => void
}

/** By how much the arrow keys make a column wider or narrower, in px. */
const STEP = 16

/**
 * The heads of the columns: a click sorts, the edge is dragged to resize, the whole to reorder. One stop for the Tab key;
 * with the arrow keys from head to head, with Alt they move the column, with Shift its edge.
 */
export function ListHead({ columns, sort, scroller, onMenu, ...actions }: ListHeadProps) {
  const [stop, setStop] = useState(0)
  const [dragged, setDragged] = useState<string | null>(null)
  const row = useRef<HTMLDivElement>(null)
  const headOf = (index: number) => row.current?.querySelectorAll<HTMLElement>('.column-head')[index]

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const column = columns[stop]
    if (step === 0 || !column || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const index = Math.max(0, Math.min(columns.length - 1, stop + step))
    if (event.shiftKey) actions.onResize(column.id, (headOf(stop)?.offsetWidth ?? 0) + step * STEP)
    else if (event.altKey) actions.onMove(column.id, step)
    else headOf(index)?.focus()
    if (!event.shiftKey) setStop(index)
  }
  const drop = (onto: string) => {
    const [from, to] = [dragged, onto].map((id) => columns.findIndex((column) => column.id === id))
    if (dragged !== null && from !== undefined && to !== undefined && from !== to)
      actions.onMove(dragged, to - from)
    setDragged(null)
  }

  return (
    <div role="rowgroup" class="head" ref={scroller}>
      <div role="row" aria-rowindex={1} class="row" ref={row} onKeyDown={onKeyDown}>
        {columns.map((column, index) => (
          <div
            key={column.id}
            role="columnheader"
            class={`cell from-${column.from}${dragged === column.id ? ' dragged' : ''}`}
            aria-sort={sort?.column === column.id ? sort.direction : 'none'}
            onContextMenu={(event) => (event.preventDefault(), onMenu())}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={(event) => (event.preventDefault(), drop(column.id))}
          >
            <button
              type="button"
              class="column-head"
              tabIndex={index === Math.min(stop, columns.length - 1) ? 0 : -1}
              draggable
              title={t('columns.headHint', { column: columnTitle(column) })}
              onFocus={() => setStop(index)}
              onClick={() => actions.onSort(column.id)}
              onDragStart={(event) => {
                // Firefox begins no drag without data.
                event.dataTransfer?.setData('text/plain', columnTitle(column))
                setDragged(column.id)
              }}
              onDragEnd={() => setDragged(null)}
            >
              <span class="title" translate={typeof column.title === 'string'}>
                {columnTitle(column)}
              </span>
              {sort?.column === column.id && <Icon name={sort.direction} />}
            </button>
            <ColumnGrip onResize={(width) => actions.onResize(column.id, width)} />
          </div>
        ))}
      </div>
    </div>
  )
}
