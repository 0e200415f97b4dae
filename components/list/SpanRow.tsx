import type { ComponentChildren } from 'preact'

interface SpanRowProps {
  /**
   * Id of the cell, not the row: screen readers read the active descendant, and all of the row's content is in the
   * cell.
   */
  readonly id: string
  readonly kind: string
  /** Position in the grid, from 1. The header is row 1. */
  readonly rowIndex: number
  /** Distance from the top of the list, in px. */
  readonly top: number
  /** Number of columns of the grid. */
  readonly columns: number
  readonly selected: boolean
  /** Absent if there is nothing to expand. */
  readonly expanded?: boolean
  readonly title?: string | undefined
  /** Index of the line, and the function that measures it. Set if its height depends on its content. */
  readonly measured?: { readonly index: number; readonly measure: (row: HTMLElement | null) => void }
  readonly onClick: () => void
  readonly children: ComponentChildren
}

/** A row that isn't a goal event: one cell that spans all columns. */
export function SpanRow(props: SpanRowProps) {
  const { id, kind, rowIndex, top, columns, selected, expanded, title, measured, onClick, children } = props
  return (
    <div
      role="row"
      class={`row span ${kind}`}
      aria-rowindex={rowIndex}
      aria-selected={selected}
      ref={measured?.measure ?? null}
      data-index={measured?.index}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      <div
        id={id}
        role="rowheader"
        class="cell"
        aria-colspan={columns}
        aria-expanded={expanded}
        title={title}
      >
        {children}
      </div>
    </div>
  )
}
