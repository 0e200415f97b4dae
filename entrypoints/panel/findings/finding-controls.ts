import { type ReadonlySignal, signal } from '@preact/signals'
import type { FindingActions } from '../../../components/findings/finding-actions'
import type { Finding } from '../../../core/findings/finding'
import { type Message, message } from '../../../core/message'
import { errorMessage } from '../../../core/error-message'
import {
  followFindingSettings,
  MAX_SILENCES,
  rulesOff,
  silences,
  withoutSilence,
  withRuleOff,
  withSilence,
} from '../../../settings/finding-settings'
import { settingsLoadError } from '../state/settings-load-error'

/** Actions to ignore findings: permanently in all panels or, for findings of a page, until this panel is closed. */
export interface FindingControls {
  readonly actions: FindingActions
  /** Reason why a change was not saved; null otherwise. */
  readonly saveProblem: ReadonlySignal<Message | null>
  readonly isDismissed: (finding: Finding) => boolean
  readonly dismiss: (finding: Finding) => void
}

/** Creates the controls and follows the stored finding settings. */
export function createFindingControls(): FindingControls {
  const saveProblem = signal<Message | null>(null)
  const dismissed = signal<ReadonlySet<string>>(new Set())
  followFindingSettings().catch((error: unknown) => (saveProblem.value = settingsLoadError(error)))
  const keep = <T>(setting: { readonly write: (value: T) => Promise<void> }, next: T | null) => {
    saveProblem.value = next === null ? message('finding.full', { most: MAX_SILENCES }) : null
    if (next === null) return
    setting.write(next).catch((error: unknown) => {
      saveProblem.value = message('panel.problem', { reason: errorMessage(error) })
    })
  }
  return {
    saveProblem,
    actions: {
      onSilence: (rule, goal, reason) =>
        keep(silences, withSilence(silences.value.value, { rule, goal, reason })),
      onUnsilence: (rule, goal) => keep(silences, withoutSilence(silences.value.value, { rule, goal })),
      onSwitchOff: (rule, reason) => keep(rulesOff, withRuleOff(rulesOff.value.value, { rule, reason })),
      onSwitchOn: (rule) =>
        keep(
          rulesOff,
          rulesOff.value.value.filter((one) => one.rule !== rule),
        ),
    },
    isDismissed: (finding) => dismissed.value.has(keyOf(finding)),
    dismiss: (finding) => (dismissed.value = new Set([...dismissed.value, keyOf(finding)])),
  }
}

/** Returns a key for the rule and its message. It is the same for all documents of a host and environment. */
const keyOf = ({ rule, what }: Finding): string => JSON.stringify([rule, what])
