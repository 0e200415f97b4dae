import type { RefObject } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Sort } from '../../core/list-layout'
import { t } from '../../locales/say'
import { ColumnGrip } from '../columns/ColumnGrip'
import { Icon } from '../shared/Icon'
import { type ShownColumn, columnTitle } from '../columns/shown-column'

/** Actions of the column headers. */
export interface ColumnActions {
  readonly onSort: (id: string) => void
  /** Moves a column by a number of positions, to the left if negative. */
  readonly onMove: (id: string, by: number) => void
  /** Receives the width in px, or null for the default width. */
  readonly onResize: (id: string, width: number | null) => void
}

interface ListHeadProps extends ColumnActions {
  readonly columns: readonly ShownColumn[]
  readonly sort: Sort | null
  /** The element that scrolls sideways with the list. */
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly onMenu: () => void
}

/** Change in width by one arrow key press, in px. */
const STEP = 16

/**
 * The column headers. A click sorts, dragging the edge resizes, and dragging the header reorders. One Tab stop: the
 * arrow keys move between headers, with Alt they move the column, and with Shift they resize it.
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
                // Firefox doesn't start a drag without data.
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
