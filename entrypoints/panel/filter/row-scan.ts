import { batch, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Row } from '../../../core/record/row'
import { type Clock, runInSlices } from '../../../browser/slices'

/** What all rows are asked. */
export interface RowPredicate {
  readonly test: (row: Row) => boolean
  /** The answer for this row holds as long as the basis. */
  readonly isFinal: (row: Row) => boolean
  /** The same for another question that would be answered the same. */
  readonly basis: object
}

interface RowScan<Question> {
  /** The rows that a question lets through, all of them, and which question that was. */
  readonly found: ReadonlySignal<{ readonly rows: readonly Row[]; readonly predicate: Question }>
  /** Another question has been asked, and not every row has answered yet. */
  readonly isBusy: ReadonlySignal<boolean>
}

/**
 * Asks every row, whenever there is another question or there are other rows. What takes long is done bit by bit, and
 * what was found is told when it is whole: until then that of the question before stands. `isOpen` questions are not
 * asked, since every row passes.
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
  let answers = new WeakMap<Row, boolean>()
  let basis: object | null = null
  let run = 0

  effect(() => {
    const [all, next] = [rows.value, predicate.value]
    if (next.basis !== basis) answers = new WeakMap()
    basis = next.basis
    const mine = ++run
    const through: Row[] = []
    const publish = (passed: readonly Row[]) =>
      batch(() => {
        found.value = { rows: passed, predicate: next }
        isBusy.value = false
      })
    if (isOpen(next)) {
      publish(all)
      return
    }
    const resultOf = (row: Row): boolean => {
      const known = answers.get(row)
      if (known !== undefined) return known
      const result = next.test(row)
      if (next.isFinal(row)) answers.set(row, result)
      return result
    }
    runInSlices(
      all,
      {
        onItem: (row) => resultOf(row) && through.push(row),
        isStale: () => mine !== run,
        onWait: () => (isBusy.value = true),
        onEnd: () => publish(through),
      },
      clock,
    )
  })
  return { found, isBusy }
}
