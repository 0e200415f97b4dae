import { batch, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Row } from '../../../core/record/row'
import { type Clock, inSlices } from '../../../browser/slices'

/** What all rows are asked. */
export interface RowQuestion {
  readonly ask: (row: Row) => boolean
  /** The answer for this row holds as long as the basis. */
  readonly isFinal: (row: Row) => boolean
  /** The same for another question that would be answered the same. */
  readonly basis: object
}

interface Pass<Question> {
  /** The rows that a question lets through, all of them, and which question that was. */
  readonly found: ReadonlySignal<{ readonly rows: readonly Row[]; readonly question: Question }>
  /** Another question has been asked, and not every row has answered yet. */
  readonly isBusy: ReadonlySignal<boolean>
}

/**
 * Asks every row, whenever there is another question or there are other rows. What takes long is done bit by bit, and
 * what was found is told when it is whole: until then that of the question before stands. `isOpen` questions are not
 * asked, since every row passes.
 */
export function passRows<Question extends RowQuestion>(
  rows: ReadonlySignal<readonly Row[]>,
  question: ReadonlySignal<Question>,
  isOpen: (question: Question) => boolean,
  clock: Clock,
): Pass<Question> {
  const found = signal<{ readonly rows: readonly Row[]; readonly question: Question }>({
    rows: rows.peek(),
    question: question.peek(),
  })
  const isBusy = signal(false)
  let answers = new WeakMap<Row, boolean>()
  let basis: object | null = null
  let run = 0

  effect(() => {
    const [all, next] = [rows.value, question.value]
    if (next.basis !== basis) answers = new WeakMap()
    basis = next.basis
    const mine = ++run
    const through: Row[] = []
    const tell = (passed: readonly Row[]) =>
      batch(() => {
        found.value = { rows: passed, question: next }
        isBusy.value = false
      })
    if (isOpen(next)) {
      tell(all)
      return
    }
    const answerOf = (row: Row): boolean => {
      const known = answers.get(row)
      if (known !== undefined) return known
      const answer = next.ask(row)
      if (next.isFinal(row)) answers.set(row, answer)
      return answer
    }
    inSlices(
      all,
      {
        does: (row) => answerOf(row) && through.push(row),
        isStale: () => mine !== run,
        onWait: () => (isBusy.value = true),
        onEnd: () => tell(through),
      },
      clock,
    )
  })
  return { found, isBusy }
}
