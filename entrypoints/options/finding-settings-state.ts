import type { ReadonlySignal } from '@preact/signals'
import type { FindingActions } from '../../components/findings/finding-actions'
import type { FindingSettings, Thresholds } from '../../core/findings/settings'
import type { Message } from '../../core/message'
import {
  findingSettings,
  followFindingSettings,
  rulesOff,
  silences,
  thresholds,
  withoutSilence,
  withRuleOff,
} from '../../settings/finding-settings'
import { createSaveProblem } from './save-problem'

/** State of the finding settings, and actions to change them. */
export interface FindingSettingsState {
  readonly settings: ReadonlySignal<FindingSettings>
  /** Reason why a setting could not be read or saved; null otherwise. */
  readonly problem: ReadonlySignal<Message | null>
  readonly actions: Pick<FindingActions, 'onSwitchOff' | 'onSwitchOn' | 'onUnsilence'>
  readonly chooseThreshold: (changes: Partial<Thresholds>) => void
  readonly resetThresholds: () => void
}

/** Creates the state of the finding settings. None of its promises reject. */
export function createFindingSettingsState(): FindingSettingsState {
  const { problem, attempt } = createSaveProblem()
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
      onUnsilence: (rule, goal) =>
        attempt(silences.write(withoutSilence(silences.value.value, { rule, goal }))),
    },
    chooseThreshold: (changes) => attempt(thresholds.write({ ...thresholds.value.value, ...changes })),
    resetThresholds: () => attempt(thresholds.reset()),
  }
}
