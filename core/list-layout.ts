/** What the lines of the list stand under: their pages, their goals, what became of them, or nothing. */
export const GROUPINGS = ['page', 'goal', 'delivery', 'none'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** By which column the rows stand, and in which direction. */
export interface Sort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** A column that somebody has put into its place, shown, hidden, or made another width. */
export interface ColumnChoice {
  readonly id: string
  /** Null where nobody has chosen: it shows where there is room. */
  readonly shown: boolean | null
  /** In px; null for the usual one. */
  readonly width: number | null
}

/** How the list is laid out. */
export interface ListLayout {
  /** In the order in which they stand; those that are missing stand where they usually do. */
  readonly columns: readonly ColumnChoice[]
  /** Null for the order of time. */
  readonly sort: Sort | null
  readonly group: Grouping
  /** The time strip shows above it. */
  readonly strip: boolean
}

/** Nobody has chosen anything. */
export const DEFAULT_LAYOUT: ListLayout = { columns: [], sort: null, group: 'page', strip: true }

/** Narrower, a column shows nothing; wider, nothing else has room. In px. */
export const MIN_COLUMN_WIDTH_PX = 40
export const MAX_COLUMN_WIDTH_PX = 1200

/**
 * All columns in the order in which they stand: those of the layout, and each of the `defaultIds` ones that it does not name
 * (it may be of an older version) behind the one it usually stands behind.
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

/** Moves a column by so many places among those that `isShown`; at an end it stays. */
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
  const neighbour = shown[Math.max(0, Math.min(shown.length - 1, from + by))]
  const moved = shown[from]
  if (!moved || !neighbour || neighbour === moved) return layout
  const others = all.filter((choice) => choice !== moved)
  others.splice(others.indexOf(neighbour) + (by > 0 ? 1 : 0), 0, moved)
  return { ...layout, columns: others }
}

/** Makes a column another width in px, or its usual one (null). */
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

/** Shows or hides a column. One that was shown by hand stays at every width of the list. */
export const showColumn = (
  layout: ListLayout,
  defaultIds: readonly string[],
  id: string,
  shown: boolean,
): ListLayout => {
  const next = change(layout, defaultIds, id, { shown })
  // What is not to be seen cannot say why the rows stand as they do.
  return !shown && next.sort?.column === id ? { ...next, sort: null } : next
}

/** Adds a column at the end that is not among the usual ones; one that is there already is shown. */
export function addColumn(layout: ListLayout, defaultIds: readonly string[], id: string): ListLayout {
  const all = orderedColumns(layout, defaultIds)
  if (all.some((choice) => choice.id === id)) return showColumn(layout, defaultIds, id, true)
  return { ...layout, columns: [...all, { id, shown: true, width: null }] }
}

/** Takes a column away that is not among the usual ones. */
export const removeColumn = ({ columns, sort, ...layout }: ListLayout, id: string): ListLayout => ({
  ...layout,
  columns: columns.filter((choice) => choice.id !== id),
  sort: sort?.column === id ? null : sort,
})

/** What a click on the head of a column does: up, then down, then the order of time again. */
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
  columns: orderedColumns(layout, defaultIds).map((one) => (one.id === id ? { ...one, ...choice } : one)),
})
