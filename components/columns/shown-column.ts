import { t } from '../../locales/say'
import type { Column } from './column'

/** A column as it stands in the list. */
export interface ShownColumn extends Column {
  /** In px; null where nobody has chosen one. */
  readonly customWidth: number | null
}

/** What stands at the head of a column. */
export const columnTitle = ({ title }: Pick<Column, 'title'>): string =>
  typeof title === 'string' ? t(title) : title.text

/**
 * The tracks of the grid for each width of the list, as the style sheet's container queries ask for them, and how narrow
 * each may get before the list has to be scrolled sideways.
 */
export function tracksOf(columns: readonly ShownColumn[]): Record<string, string> {
  const style: Record<string, string> = {}
  for (const [name, width] of WIDTHS) {
    const shown = columns.filter(({ from }) => from < width)
    style[`--columns${name}`] = shown.map(trackOf).join(' ')
    style[`--least${name}`] = `calc(${shown.map(minWidthOf).join(' + ') || '0px'})`
  }
  return style
}

const WIDTHS = [
  ['', Number.POSITIVE_INFINITY],
  ['-below-960', 960],
  ['-below-720', 720],
  ['-below-480', 480],
] as const

function trackOf(column: ShownColumn): string {
  const [least, most] = column.width
  if (column.customWidth !== null) return `${column.customWidth}px`
  return least === most ? least : `minmax(${least}, ${most})`
}

const minWidthOf = ({ width: [least], customWidth }: ShownColumn): string =>
  customWidth === null ? least : `${customWidth}px`
