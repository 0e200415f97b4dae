import { type ReadonlySignal, signal } from '@preact/signals'
import { errorMessage } from '../../core/error-message'
import { type Message, message } from '../../core/message'

interface SaveProblem {
  /** Reason why the last attempt to read or save a setting failed; null if it succeeded. */
  readonly problem: ReadonlySignal<Message | null>
  /** Tracks whether a read or a write succeeds. Never rejects. */
  readonly attempt: (done: Promise<void>) => void
}

/** Creates the problem of a settings section. */
export function createSaveProblem(): SaveProblem {
  const problem = signal<Message | null>(null)
  return {
    problem,
    attempt: (done) =>
      void done.then(
        () => (problem.value = null),
        (error: unknown) => (problem.value = message('preferences.notKept', { reason: errorMessage(error) })),
      ),
  }
}
