import { useState } from 'preact/hooks'
import type { Row } from '../../core/record/row'
import type { Column, RowFacts } from '../columns/column'
import { type SelectMode, selectModeOf } from './lines/list-item'

interface GoalRowProps {
  readonly id: string
  readonly row: Row
  /** Position in the grid, from 1. The header is row 1. */
  readonly rowIndex: number
  /** Distance from the top of the list, in px. */
  readonly top: number
  readonly columns: readonly Column[]
  readonly facts: RowFacts
  readonly selected: boolean
  /** Called for a click with Ctrl, Command or Shift, like in native lists. */
  readonly onSelect: (row: Row, how: SelectMode) => void
  readonly onOpen: (row: Row) => void
}

export function GoalRow(props: GoalRowProps) {
  const { id, row, rowIndex, top, columns, facts, selected, onSelect, onOpen } = props
  const [isPointedAt, setPointedAt] = useState(false)
  return (
    <div
      id={id}
      role="row"
      class={rowIndex % 2 === 0 ? 'row even' : 'row'}
      aria-rowindex={rowIndex}
      aria-selected={selected}
      style={{ transform: `translateY(${top}px)` }}
      onMouseEnter={() => setPointedAt(true)}
      // Shift+click would select text.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => {
        const how = selectModeOf(event)
        if (how === 'replace') onOpen(row)
        else onSelect(row, how)
      }}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          class={`cell from-${column.from}`}
          data-hits={column.id}
          {...(column.isData && { translate: false })}
          title={column.tooltip?.(row, facts, isPointedAt)}
        >
          {column.cell(row, facts)}
        </div>
      ))}
    </div>
  )
}
