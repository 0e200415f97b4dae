import { achievedAt, type Row } from '../record/row'
import type { TimeBin } from './timeline'

/** The rows that are in a place of the strip, in their order. */
export const rowsIn = (rows: readonly Row[], { from, to }: TimeBin): readonly Row[] =>
  rows.filter((row) => achievedAt(row) >= from && achievedAt(row) <= to)

/** The row nearest to a place of the strip: the first in it, else the one that the least time lies between. */
export function nearestRow(rows: readonly Row[], { from, to }: TimeBin): Row | null {
  let [nearest, least]: [Row | null, number] = [null, Number.POSITIVE_INFINITY]
  for (const row of rows) {
    const at = achievedAt(row)
    const between = Math.max(from - at, at - to, 0)
    if (between < least) [nearest, least] = [row, between]
  }
  return nearest
}

/** The bin nearest to a place, of two that are as near the earlier one; null when there is none. */
export function nearestBin(bins: readonly TimeBin[], slot: number): TimeBin | null {
  let nearest = bins[0] ?? null
  for (const bin of bins) {
    if (nearest && Math.abs(bin.slot - slot) < Math.abs(nearest.slot - slot)) nearest = bin
  }
  return nearest
}
