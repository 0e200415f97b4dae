import { batch, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Row } from '../../../core/record/row'
import { type Clock, runInSlices } from '../../../browser/slices'

/** Test for rows. */
export interface RowPredicate {
  readonly test: (row: Row) => boolean
  /** Returns whether the result for this row is fixed as long as the basis is the same. */
  readonly isFinal: (row: Row) => boolean
  /** Identical object for predicates that give the same results. */
  readonly basis: object
}

interface RowScan<Question> {
  /** All rows that pass, and the predicate that they pass. */
  readonly found: ReadonlySignal<{ readonly rows: readonly Row[]; readonly predicate: Question }>
  /** Whether a scan is still running. */
  readonly isBusy: ReadonlySignal<boolean>
}

/**
 * Tests every row whenever the predicate or the rows change. A long scan runs in slices. Its result is published when
 * it is complete; until then, the previous result stays. If `isOpen` returns true for a predicate, every row passes
 * without a test.
 */
export function scanRows<Question extends RowPredicate>(
  rows: ReadonlySignal<readonly Row[]>,
  predicate: ReadonlySignal<Question>,
  isOpen: (question: Question) => boolean,
  clock: Clock,
): RowScan<Question> {
  const found = signal<{ readonly rows: readonly Row[]; readonly predicate: Question }>({
    rows: rows.peek(),
    predicate: predicate.peek(),
  })
  const isBusy = signal(false)
  let results = new WeakMap<Row, boolean>()
  let basis: object | null = null
  let run = 0

  effect(() => {
    const [all, next] = [rows.value, predicate.value]
    if (next.basis !== basis) results = new WeakMap()
    basis = next.basis
    const ownRun = ++run
    const passed: Row[] = []
    const publish = (result: readonly Row[]) =>
      batch(() => {
        found.value = { rows: result, predicate: next }
        isBusy.value = false
      })
    if (isOpen(next)) {
      publish(all)
      return
    }
    const resultOf = (row: Row): boolean => {
      const known = results.get(row)
      if (known !== undefined) return known
      const result = next.test(row)
      if (next.isFinal(row)) results.set(row, result)
      return result
    }
    runInSlices(
      all,
      {
        onItem: (row) => resultOf(row) && passed.push(row),
        isStale: () => ownRun !== run,
        onWait: () => (isBusy.value = true),
        onEnd: () => publish(passed),
      },
      clock,
    )
  })
  return { found, isBusy }
}
