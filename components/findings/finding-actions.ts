/** What can be done about findings. Rules are their ids, goals their names. */
export interface FindingActions {
  /** Does not want to hear of a rule for one goal; the reason may be empty. */
  readonly onSilence: (rule: string, goal: string, reason: string) => void
  /** Wants to hear of it again. */
  readonly onUnsilence: (rule: string, goal: string) => void
  readonly onSwitchOff: (rule: string, reason: string) => void
  readonly onSwitchOn: (rule: string) => void
}
