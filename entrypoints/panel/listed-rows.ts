import { computed, type ReadonlySignal } from '@preact/signals'
import { isListed } from '../../core/findings/heard'
import type { Row } from '../../core/record/row'
import type { Findings } from './findings'

const NOTHING_FOUND = [] as const

/** The rows that are lines of the list: all but the publishes without goals that nothing is wrong with. */
export const listedRows = (
  rows: ReadonlySignal<readonly Row[]>,
  found: Findings['found'],
): ReadonlySignal<readonly Row[]> =>
  computed(() => {
    const { byRow } = found.value
    return rows.value.filter((row) => isListed(row, byRow.get(row) ?? NOTHING_FOUND))
  })
