import { t } from '../../locales/say'
import type { Column } from './column'

/** A column as displayed in the list. */
export interface ShownColumn extends Column {
  /** Width in px; null unless the user resized the column. */
  readonly customWidth: number | null
}

/** Returns the title in the header of a column. */
export const columnTitle = ({ title }: Pick<Column, 'title'>): string =>
  typeof title === 'string' ? t(title) : title.text

/**
 * Returns the grid tracks for each width of the list, and the minimum width before the list scrolls sideways, as the
 * custom properties that the container queries of the style sheet use.
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
