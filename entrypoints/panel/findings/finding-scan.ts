import { batch, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Finding } from '../../../core/findings/finding'
import { withoutSilenced } from '../../../core/findings/severity-rank'
import { diffLists } from '../../../core/record/list-diff'
import type { Row } from '../../../core/record/row'
import { arraysEqual } from '../../../core/shallow-equal'
import { type Clock, runInSlices } from '../../../browser/slices'

/** Source of the findings of rows. */
export interface FindingSource {
  readonly of: (row: Row) => readonly Finding[]
  /** Returns whether the findings of this row are fixed as long as the basis is the same. */
  readonly isFinal: (row: Row) => boolean
  /** Identical object for sources that give the same findings. */
  readonly basis: object
}

/** Rows with findings that are not ignored. A new object whenever the contents change. */
export interface FindingsByRow {
  readonly byRow: ReadonlyMap<Row, readonly Finding[]>
}

interface FindingScanState {
  readonly basis: object
  readonly rows: readonly Row[]
  readonly byRow: Map<Row, readonly Finding[]>
  /** Rows with findings that may still change. */
  readonly open: Set<Row>
}

/**
 * Collects the findings of all rows. With the same basis, only new and unsettled rows are checked. With a new basis,
 * all rows are checked in slices; the result is published when it is complete, and the previous result stays until
 * then. The list does not wait for this: it requests the findings of visible rows itself.
 */
export function scanFindings(
  rows: ReadonlySignal<readonly Row[]>,
  source: ReadonlySignal<FindingSource>,
  clock: Clock,
): { readonly found: ReadonlySignal<FindingsByRow>; readonly isBusy: ReadonlySignal<boolean> } {
  const found = signal<FindingsByRow>({ byRow: new Map() })
  const isBusy = signal(false)
  let last: FindingScanState | null = null
  let run = 0

  effect(() => {
    const [all, next] = [rows.value, source.value]
    const ownRun = ++run
    const before = last?.basis === next.basis ? last : null
    const { dropped, gone, added } = diffLists(before?.rows ?? [], all)
    const open = new Set(before?.open)
    for (const row of [...dropped, ...gone]) open.delete(row)
    const results: [Row, readonly Finding[]][] = []
    const end = () => {
      const byRow = before?.byRow ?? new Map<Row, readonly Finding[]>()
      let isOther = before === null
      const publish = (row: Row, findings: readonly Finding[]) => {
        if (findings.length === 0) return (isOther = byRow.delete(row) || isOther)
        if (!arraysEqual(byRow.get(row) ?? [], findings, isSameFinding)) isOther = true
        return byRow.set(row, findings)
      }
      for (const row of [...dropped, ...gone]) publish(row, [])
      for (const [row, findings] of results) publish(row, findings)
      last = { basis: next.basis, rows: all, byRow, open }
      batch(() => {
        if (isOther) found.value = { byRow }
        isBusy.value = false
      })
    }
    runInSlices(
      [...open, ...added],
      {
        onItem(row) {
          results.push([row, withoutSilenced(next.of(row))])
          if (next.isFinal(row)) open.delete(row)
          else open.add(row)
        },
        isStale: () => ownRun !== run,
        onWait: () => (isBusy.value = true),
        onEnd: end,
      },
      clock,
    )
  })
  return { found, isBusy }
}

const isSameFinding = (one: Finding, other: Finding): boolean =>
  one.rule === other.rule && one.severity === other.severity
