/** Ways to group the list's rows: by page, goal, delivery outcome, or not at all. */
export const GROUPINGS = ['page', 'goal', 'delivery', 'none'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** The column that rows are sorted by, and the direction. */
export interface Sort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** A column that the user moved, showed, hid or resized. */
export interface ColumnChoice {
  readonly id: string
  /** Null without a choice by the user: the column is shown if there is room. */
  readonly shown: boolean | null
  /** In px; null for the default width. */
  readonly width: number | null
}

/** Layout of the list. */
export interface ListLayout {
  /** In display order. Missing columns take their default position. */
  readonly columns: readonly ColumnChoice[]
  /** Null for chronological order. */
  readonly sort: Sort | null
  readonly group: Grouping
  /** Whether the time strip is shown above the list. */
  readonly strip: boolean
}

export const DEFAULT_LAYOUT: ListLayout = { columns: [], sort: null, group: 'page', strip: true }

/** Limits of a column's width, in px. A narrower column shows nothing; a wider one leaves no room for others. */
export const MIN_COLUMN_WIDTH_PX = 40
export const MAX_COLUMN_WIDTH_PX = 1200

/**
 * Returns all columns in display order. A column of `defaultIds` that the layout doesn't contain (it may come from an
 * older version) is inserted after its default predecessor.
 */
export function orderedColumns(layout: ListLayout, defaultIds: readonly string[]): ColumnChoice[] {
  const all = [...new Map(layout.columns.map((choice) => [choice.id, choice])).values()]
  for (const [index, id] of defaultIds.entries()) {
    if (all.some((choice) => choice.id === id)) continue
    const before = all.findIndex((choice) => choice.id === defaultIds[index - 1])
    all.splice(before + 1, 0, { id, shown: null, width: null })
  }
  return all
}

/** Moves a column by a number of positions among the columns that `isShown` accepts. It stops at either end. */
export function moveColumn(
  layout: ListLayout,
  defaultIds: readonly string[],
  id: string,
  by: number,
  isShown: (choice: ColumnChoice) => boolean = () => true,
): ListLayout {
  const all = orderedColumns(layout, defaultIds)
  const shown = all.filter((choice) => isShown(choice) || choice.id === id)
  const from = shown.findIndex((choice) => choice.id === id)
  const neighbor = shown[Math.max(0, Math.min(shown.length - 1, from + by))]
  const moved = shown[from]
  if (!moved || !neighbor || neighbor === moved) return layout
  const others = all.filter((choice) => choice !== moved)
  others.splice(others.indexOf(neighbor) + (by > 0 ? 1 : 0), 0, moved)
  return { ...layout, columns: others }
}

/** Sets a column's width in px; null resets it to the default. */
export const resizeColumn = (
  layout: ListLayout,
  defaultIds: readonly string[],
  id: string,
  width: number | null,
): ListLayout =>
  change(layout, defaultIds, id, {
    width:
      width === null ? null : Math.max(MIN_COLUMN_WIDTH_PX, Math.min(MAX_COLUMN_WIDTH_PX, Math.round(width))),
  })

/** Shows or hides a column. A column that the user showed stays visible at every width of the list. */
export const showColumn = (
  layout: ListLayout,
  defaultIds: readonly string[],
  id: string,
  shown: boolean,
): ListLayout => {
  const next = change(layout, defaultIds, id, { shown })
  // A hidden column cannot show why the rows are sorted this way.
  return !shown && next.sort?.column === id ? { ...next, sort: null } : next
}

/** Adds a column that is not among the defaults at the end. If the column already exists, it is shown. */
export function addColumn(layout: ListLayout, defaultIds: readonly string[], id: string): ListLayout {
  const all = orderedColumns(layout, defaultIds)
  if (all.some((choice) => choice.id === id)) return showColumn(layout, defaultIds, id, true)
  return { ...layout, columns: [...all, { id, shown: true, width: null }] }
}

/** Removes a column that is not among the defaults. */
export const removeColumn = ({ columns, sort, ...layout }: ListLayout, id: string): ListLayout => ({
  ...layout,
  columns: columns.filter((choice) => choice.id !== id),
  sort: sort?.column === id ? null : sort,
})

/** Returns the layout after a click on a column header: ascending, then descending, then chronological order. */
export function sortByColumn({ sort, ...layout }: ListLayout, column: string): ListLayout {
  if (sort?.column !== column) return { ...layout, sort: { column, direction: 'ascending' } }
  return { ...layout, sort: sort.direction === 'ascending' ? { column, direction: 'descending' } : null }
}

const change = (
  layout: ListLayout,
  defaultIds: readonly string[],
  id: string,
  choice: Partial<ColumnChoice>,
): ListLayout => ({
  ...layout,
  columns: orderedColumns(layout, defaultIds).map((column) =>
    column.id === id ? { ...column, ...choice } : column,
  ),
})
