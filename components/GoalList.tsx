import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Row } from '../core/record/row'
import type { Judgement } from '../core/registry/verdict'
import type { Column } from './column'
import { t } from '../locales/say'
import { GoalRow } from './GoalRow'
import { useVirtualRows } from './use-virtual-rows'

/** Height of one row, in px; the style sheet has the same. */
const ROW_HEIGHT = 24
const PAGE_ROWS = 20

interface GoalListProps {
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  readonly selected: string | null
  readonly judge: (row: Row) => Judgement | null
  readonly onSelect: (row: Row) => void
  /** Enter or a click: the reader wants to see the detail. */
  readonly onOpen: (row: Row) => void
}

/** The list: newest last, and following the newest unless the reader has scrolled up. */
export function GoalList({ rows, columns, selected, judge, onSelect, onOpen }: GoalListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { items, height, reveal } = useVirtualRows(rows.length, ROW_HEIGHT, scroller)
  const { newBelow, toEnd } = useTail(scroller, rows.length)
  const current = rows.findIndex(({ id }) => id === selected)

  const move = (index: number) => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (!target) return
    onSelect(target)
    reveal(rows.indexOf(target))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const from = current < 0 ? rows.length : current
    const row = rows[current]
    if (event.key === 'ArrowDown') move(current < 0 ? 0 : from + 1)
    else if (event.key === 'ArrowUp') move(from - 1)
    else if (event.key === 'PageDown') move(from + PAGE_ROWS)
    else if (event.key === 'PageUp') move(from - PAGE_ROWS)
    else if (event.key === 'Home') move(0)
    else if (event.key === 'End') move(rows.length - 1)
    else if ((event.key === 'Enter' || event.key === ' ') && row) onOpen(row)
    else return
    event.preventDefault()
  }

  return (
    <div class="list" style={tracks(columns)}>
      <div
        class="grid"
        role="grid"
        aria-label={t('panel.list')}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={current >= 0 ? rowDomId(current) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" class="head">
          <div role="row" aria-rowindex={1} class="row">
            {columns.map(({ id, title, from }) => (
              <div key={id} role="columnheader" class={`cell from-${from}`}>
                {t(title)}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" class="scroller" ref={scroller}>
          <div role="presentation" class="canvas" style={{ height: `${height}px` }}>
            {items.map(({ index, start }) => {
              const row = rows[index]
              return (
                row && (
                  <GoalRow
                    key={row.id}
                    id={rowDomId(index)}
                    row={row}
                    rowIndex={index + 2}
                    top={start}
                    columns={columns}
                    judgement={judge(row)}
                    selected={row.id === selected}
                    onOpen={onOpen}
                  />
                )
              )
            })}
          </div>
        </div>
      </div>
      {newBelow > 0 && (
        <button type="button" class="new-below" onClick={toEnd}>
          {t('panel.newBelow', {}, newBelow)}
        </button>
      )}
    </div>
  )
}

/** The tracks of the grid for each width of the list, as the style sheet's container queries ask for them. */
function tracks(columns: readonly Column[]): Record<string, string> {
  const below = (width: number) => columns.filter(({ from }) => from < width).map((column) => column.width)
  return {
    '--columns': below(Number.POSITIVE_INFINITY).join(' '),
    '--columns-below-960': below(960).join(' '),
    '--columns-below-720': below(720).join(' '),
    '--columns-below-480': below(480).join(' '),
  }
}

const rowDomId = (index: number): string => `goal-row-${index}`

/** Keeps the newest row in sight as long as it is; else counts what has come below. */
function useTail(scroller: { current: HTMLElement | null }, count: number) {
  const following = useRef(true)
  const [seen, setSeen] = useState(0)

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => {
      following.current = element.scrollTop + element.clientHeight >= element.scrollHeight - ROW_HEIGHT
      if (following.current) setSeen(Number.MAX_SAFE_INTEGER)
      else
        setSeen((before) =>
          before === Number.MAX_SAFE_INTEGER ? Math.round(element.scrollHeight / ROW_HEIGHT) : before,
        )
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [])

  const toEnd = () => {
    const element = scroller.current
    if (element) element.scrollTop = element.scrollHeight
  }
  useLayoutEffect(() => {
    if (following.current) toEnd()
  }, [count])

  return { newBelow: following.current ? 0 : Math.max(0, count - seen), toEnd }
}
