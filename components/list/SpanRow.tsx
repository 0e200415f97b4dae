import type { ComponentChildren } from 'preact'

interface SpanRowProps {
  /** Id of the cell: what has the focus is read out, and these rows are their cell. */
  readonly id: string
  readonly kind: string
  /** Place in the whole grid, from 1, the header being the first. */
  readonly rowIndex: number
  /** Distance from the top of the list, in px. */
  readonly top: number
  /** How many columns the grid has. */
  readonly columns: number
  readonly selected: boolean
  /** Absent where there is nothing to open. */
  readonly expanded?: boolean
  readonly title?: string | undefined
  /** Its height depends on its text: its place among the lines, and what is to measure it. */
  readonly measured?: { readonly index: number; readonly measure: (row: HTMLElement | null) => void }
  readonly onClick: () => void
  readonly children: ComponentChildren
}

/** A row that is one cell over all columns, and is no goal event. */
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
