/** Actions for findings. A rule is given by its id, a goal by its name. */
export interface FindingActions {
  /** Ignores a rule for one goal. The reason may be empty. */
  readonly onSilence: (rule: string, goal: string, reason: string) => void
  /** Stops ignoring a rule for one goal. */
  readonly onUnsilence: (rule: string, goal: string) => void
  readonly onSwitchOff: (rule: string, reason: string) => void
  readonly onSwitchOn: (rule: string) => void
}
