import { computed, type ReadonlySignal } from '@preact/signals'
import { isListed } from '../../../core/findings/severity-rank'
import type { Row } from '../../../core/record/row'
import { arraysEqual } from '../../../core/shallow-equal'
import type { Findings } from '../findings/follow-findings'

const NOTHING_FOUND = [] as const

/**
 * Returns the rows that the list shows: all except publishes without goals that have neither errors nor warnings. The
 * array stays the same object while its rows do, since findings change often and all computations over rows depend on
 * the array.
 */
export function listedRows(
  rows: ReadonlySignal<readonly Row[]>,
  found: Findings['found'],
): ReadonlySignal<readonly Row[]> {
  let listed: readonly Row[] = []
  return computed(() => {
    const { byRow } = found.value
    const next = rows.value.filter((row) => isListed(row, byRow.get(row) ?? NOTHING_FOUND))
    if (!arraysEqual(listed, next)) listed = next
    return listed
  })
}
