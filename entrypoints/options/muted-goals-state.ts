import { type ReadonlySignal, signal } from '@preact/signals'
import { type Message, message } from '../../core/message'
import { errorMessage } from '../../core/error-message'
import { mutedGoals } from '../../settings/saved-filters'

/** The muted goals, and the way back. */
export interface MutedState {
  readonly names: ReadonlySignal<readonly string[]>
  /** Why something could not be read or kept; null when all is well. */
  readonly problem: ReadonlySignal<Message | null>
  readonly unmute: (name: string) => void
}

/** Follows the muted goals. Nothing of it rejects. */
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
