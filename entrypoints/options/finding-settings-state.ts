import { type ReadonlySignal, signal } from '@preact/signals'
import type { FindingActions } from '../../components/findings/finding-actions'
import type { FindingSettings, Thresholds } from '../../core/findings/settings'
import { type Message, message } from '../../core/message'
import { reasonOf } from '../../core/reason'
import {
  findingSettings,
  followFindingSettings,
  rulesOff,
  silences,
  thresholds,
  withoutSilence,
  withRuleOff,
} from '../../settings/finding-settings'

/** What is chosen about findings, and how it is changed. */
export interface FindingChoices {
  readonly settings: ReadonlySignal<FindingSettings>
  /** Why something could not be read or kept; null when all is well. */
  readonly problem: ReadonlySignal<Message | null>
  readonly actions: Pick<FindingActions, 'onSwitchOff' | 'onSwitchOn' | 'onHear'>
  readonly chooseThreshold: (chosen: Partial<Thresholds>) => void
  readonly resetThresholds: () => void
}

/** Follows what is chosen about findings. Nothing of it rejects. */
export function changeFindingSettings(): FindingChoices {
  const problem = signal<Message | null>(null)
  const attempt = (done: Promise<void>) =>
    void done.then(
      () => (problem.value = null),
      (error: unknown) => (problem.value = message('preferences.notKept', { reason: reasonOf(error) })),
    )
  attempt(followFindingSettings())
  return {
    settings: findingSettings,
    problem,
    actions: {
      onSwitchOff(rule, reason) {
        const next = withRuleOff(rulesOff.value.value, { rule, reason })
        if (next) attempt(rulesOff.write(next))
      },
      onSwitchOn: (rule) => attempt(rulesOff.write(rulesOff.value.value.filter((one) => one.rule !== rule))),
      onHear: (rule, goal) => attempt(silences.write(withoutSilence(silences.value.value, { rule, goal }))),
    },
    chooseThreshold: (chosen) => attempt(thresholds.write({ ...thresholds.value.value, ...chosen })),
    resetThresholds: () => attempt(thresholds.reset()),
  }
}
