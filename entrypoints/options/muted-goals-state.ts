import { type ReadonlySignal, signal } from '@preact/signals'
import { type Message, message } from '../../core/message'
import { errorMessage } from '../../core/error-message'
import { mutedGoals } from '../../settings/saved-filters'

/** State of the muted goals, and the action to unmute one. */
export interface MutedState {
  readonly names: ReadonlySignal<readonly string[]>
  /** Reason why the goals could not be read or saved; null otherwise. */
  readonly problem: ReadonlySignal<Message | null>
  readonly unmute: (name: string) => void
}

/** Creates the state of the muted goals. None of its promises reject. */
export function createMutedState(): MutedState {
  const problem = signal<Message | null>(null)
  const attempt = (done: Promise<void>) =>
    void done.then(
      () => (problem.value = null),
      (error: unknown) => (problem.value = message('preferences.notKept', { reason: errorMessage(error) })),
    )
  attempt(mutedGoals.follow())
  return {
    names: mutedGoals.value,
    problem,
    unmute: (name) => attempt(mutedGoals.write(mutedGoals.value.value.filter((one) => one !== name))),
  }
}
