import type { ReadonlySignal } from '@preact/signals'
import type { Message } from '../../core/message'
import { mutedGoals } from '../../settings/saved-filters'
import { createSaveProblem } from './save-problem'

/** State of the muted goals, and the action to unmute one. */
export interface MutedState {
  readonly names: ReadonlySignal<readonly string[]>
  /** Reason why the goals could not be read or saved; null otherwise. */
  readonly problem: ReadonlySignal<Message | null>
  readonly unmute: (name: string) => void
}

/** Creates the state of the muted goals. None of its promises reject. */
export function createMutedState(): MutedState {
  const { problem, attempt } = createSaveProblem()
  attempt(mutedGoals.follow())
  return {
    names: mutedGoals.value,
    problem,
    unmute: (name) => attempt(mutedGoals.write(mutedGoals.value.value.filter((one) => one !== name))),
  }
}
