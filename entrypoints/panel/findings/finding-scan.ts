import { batch, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Finding } from '../../../core/findings/finding'
import { withoutSilenced } from '../../../core/findings/severity-rank'
import { diffLists } from '../../../core/record/list-diff'
import type { Row } from '../../../core/record/row'
import { type Clock, runInSlices } from '../../../browser/slices'

/** By what rows are judged. */
export interface FindingSource {
  readonly of: (row: Row) => readonly Finding[]
  /** What is said of this row holds as long as the basis. */
  readonly isFinal: (row: Row) => boolean
  /** The same for another question that would be answered the same. */
  readonly basis: object
}

/** The rows that something is said of, with what is not silenced. Another object when something in it is another one. */
export interface FindingsByRow {
  readonly byRow: ReadonlyMap<Row, readonly Finding[]>
}

interface FindingScanState {
  readonly basis: object
  readonly rows: readonly Row[]
  readonly byRow: Map<Row, readonly Finding[]>
  /** Those of which something else may be said yet. */
  readonly open: Set<Row>
}

/**
 * Judges every row. New rows cost what is new; another question is asked of all rows, bit by bit, and what was found is
 * told when it is whole: until then what was said before stands. A list does not have to wait for it: of the rows in
 * sight it asks by itself.
 */
export function scanFindings(
  rows: ReadonlySignal<readonly Row[]>,
  source: ReadonlySignal<FindingSource>,
  clock: Clock,
): { readonly found: ReadonlySignal<FindingsByRow>; readonly isBusy: ReadonlySignal<boolean> } {
  const found = signal<FindingsByRow>({ byRow: new Map() })
  const isBusy = signal(false)
  let judged: FindingScanState | null = null
  let run = 0

  effect(() => {
    const [all, next] = [rows.value, source.value]
    const mine = ++run
    const before = judged?.basis === next.basis ? judged : null
    const { dropped, gone, added } = diffLists(before?.rows ?? [], all)
    const open = new Set(before?.open)
    for (const row of [...dropped, ...gone]) open.delete(row)
    const answers: [Row, readonly Finding[]][] = []
    const end = () => {
      const byRow = before?.byRow ?? new Map<Row, readonly Finding[]>()
      let isOther = before === null
      const publish = (row: Row, findings: readonly Finding[]) => {
        if (findings.length === 0) return (isOther = byRow.delete(row) || isOther)
        if (!isSame(byRow.get(row), findings)) isOther = true
        return byRow.set(row, findings)
      }
      for (const row of [...dropped, ...gone]) publish(row, [])
      for (const [row, findings] of answers) publish(row, findings)
      judged = { basis: next.basis, rows: all, byRow, open }
      batch(() => {
        if (isOther) found.value = { byRow }
        isBusy.value = false
      })
    }
    runInSlices(
      [...open, ...added],
      {
        onItem(row) {
          answers.push([row, withoutSilenced(next.of(row))])
          if (next.isFinal(row)) open.delete(row)
          else open.add(row)
        },
        isStale: () => mine !== run,
        onWait: () => (isBusy.value = true),
        onEnd: end,
      },
      clock,
    )
  })
  return { found, isBusy }
}

const isSame = (before: readonly Finding[] | undefined, next: readonly Finding[]): boolean =>
  before?.length === next.length &&
  next.every(
    ({ rule, severity }, index) => before[index]?.rule === rule && before[index].severity === severity,
  )
