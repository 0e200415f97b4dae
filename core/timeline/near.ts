import { achievedAt, type Row } from '../record/row'
import type { TimeBin } from './timeline'

/** Returns the rows of a bin, in order. */
export const rowsIn = (rows: readonly Row[], { from, to }: TimeBin): readonly Row[] =>
  rows.filter((row) => achievedAt(row) >= from && achievedAt(row) <= to)

/** Returns the row nearest to a bin in time: the first row in it, if there is one. */
export function nearestRow(rows: readonly Row[], { from, to }: TimeBin): Row | null {
  let [nearest, minDistance]: [Row | null, number] = [null, Number.POSITIVE_INFINITY]
  for (const row of rows) {
    const at = achievedAt(row)
    const distance = Math.max(from - at, at - to, 0)
    if (distance < minDistance) [nearest, minDistance] = [row, distance]
  }
  return nearest
}

/** Returns the bin nearest to a slot, the earlier one if two are equally near; null if there are no bins. */
export function nearestBin(bins: readonly TimeBin[], slot: number): TimeBin | null {
  let nearest = bins[0] ?? null
  for (const bin of bins) {
    if (nearest && Math.abs(bin.slot - slot) < Math.abs(nearest.slot - slot)) nearest = bin
  }
  return nearest
}
