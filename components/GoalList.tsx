import { useRef } from 'preact/hooks'
import type { Row } from '../core/record/row'
import type { Column, RowFacts } from './column'
import { t } from '../locales/say'
import type { ListItem } from './list-items'
import { ListRow } from './ListRow'
import { useTail } from './use-tail'
import { useVirtualRows } from './use-virtual-rows'

/** Height of one line, in px; the style sheet has the same. */
const LINE_HEIGHT = 24
const PAGE_LINES = 20

interface GoalListProps {
  readonly items: readonly ListItem[]
  /** How many rows there are, those in collapsed groups among them. */
  readonly count: number
  /** The filter: with another one, nothing of what it lets through is new. */
  readonly scope: string
  readonly columns: readonly Column[]
  readonly selected: string | null
  readonly factsOf: (row: Row) => RowFacts
  readonly onSelect: (item: ListItem) => void
  /** Enter, or a click on what a click opens: the detail of a goal event, a group, a tab. */
  readonly onOpen: (item: ListItem) => void
}

/** The list: newest last, and following the newest unless the reader has scrolled up. */
export function GoalList(props: GoalListProps) {
  const { items, count, scope, columns, selected, factsOf, onSelect, onOpen } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { items: inSight, height, reveal, measure } = useVirtualRows(items, LINE_HEIGHT, scroller)
  const { newBelow, toEnd } = useTail(scroller, LINE_HEIGHT, height, count, scope)
  const current = items.findIndex(({ id }) => id === selected)

  const move = (index: number) => {
    const place = Math.max(0, Math.min(items.length - 1, index))
    const target = items[place]
    if (!target) return
    onSelect(target)
    reveal(place)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const from = current < 0 ? items.length : current
    const item = items[current]
    const isOpen = item?.kind === 'page' && !item.collapsed
    if (event.key === 'ArrowDown') move(current < 0 ? 0 : from + 1)
    else if (event.key === 'ArrowUp') move(from - 1)
    else if (event.key === 'PageDown') move(from + PAGE_LINES)
    else if (event.key === 'PageUp') move(from - PAGE_LINES)
    else if (event.key === 'Home') move(0)
    else if (event.key === 'End') move(items.length - 1)
    else if ((event.key === 'Enter' || event.key === ' ') && item) onOpen(item)
    else if (event.key === 'ArrowLeft' && item && isOpen) onOpen(item)
    else if (event.key === 'ArrowLeft' && item) move(headOf(items, current))
    else if (event.key === 'ArrowRight' && item?.kind === 'page' && item.collapsed) onOpen(item)
    else return
    event.preventDefault()
  }

  return (
    <div class="list" style={tracks(columns)}>
      <div
        class="grid"
        role="grid"
        aria-label={t('panel.list')}
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={current >= 0 ? domId(current) : undefined}
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
      {newBelow > 0 && (
        <button type="button" class="new-below" onClick={toEnd}>
          {t('panel.newBelow', {}, newBelow)}
        </button>
      )}
    </div>
  )
}

/** The head of the group that a line is in; where it is. */
const headOf = (items: readonly ListItem[], index: number): number =>
  items.findLastIndex(({ kind }, place) => place <= index && kind === 'page')

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

const domId = (index: number): string => `goal-row-${index}`
