import { useState } from 'preact/hooks'
import type { Row } from '../core/record/row'
import type { Column, RowFacts } from './column'

interface GoalRowProps {
  readonly id: string
  readonly row: Row
  /** Place in the whole grid, from 1, the header being the first. */
  readonly rowIndex: number
  /** Distance from the top of the list, in px. */
  readonly top: number
  readonly columns: readonly Column[]
  readonly facts: RowFacts
  readonly selected: boolean
  readonly onOpen: (row: Row) => void
}

/** One row of the list. */
export function GoalRow({ id, row, rowIndex, top, columns, facts, selected, onOpen }: GoalRowProps) {
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
      onClick={() => onOpen(row)}
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
