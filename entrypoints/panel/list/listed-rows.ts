import { computed, type ReadonlySignal } from '@preact/signals'
import { isListed } from '../../../core/findings/severity-rank'
import type { Row } from '../../../core/record/row'
import type { Findings } from '../findings/follow-findings'

const NOTHING_FOUND = [] as const

/**
 * The rows that are lines of the list: all but the publishes without goals that nothing is wrong with. The same array as
 * long as they are: whatever looks at all rows hangs on it, and findings change more often.
 */
export function listedRows(
  rows: ReadonlySignal<readonly Row[]>,
  found: Findings['found'],
): ReadonlySignal<readonly Row[]> {
  let listed: readonly Row[] = []
  return computed(() => {
    const { byRow } = found.value
    const next = rows.value.filter((row) => isListed(row, byRow.get(row) ?? NOTHING_FOUND))
    const isSame = next.length === listed.length && next.every((row, index) => row === listed[index])
    if (!isSame) listed = next
    return listed
  })
}
