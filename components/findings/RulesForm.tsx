import { useId } from 'preact/hooks'
import { RULES } from '../../core/findings/index'
import type { Rule } from '../../core/findings/rule'
import { type FindingSettings, MAX_REASON_CHARS } from '../../core/findings/settings'
import { t } from '../../locales/say'
import type { FindingActions } from './finding-actions'
import { RuleLink } from './RuleLink'
import { SeverityLabel } from './SeverityLabel'

interface RulesFormProps extends Pick<FindingActions, 'onSwitchOff' | 'onSwitchOn'> {
  readonly off: FindingSettings['off']
}

/** All rules with a checkbox, and the reasons for those that are off. */
export function RulesForm({ off, onSwitchOff, onSwitchOn }: RulesFormProps) {
  return (
    <ul class="rule-list">
      {RULES.map((rule) => (
        <RuleItem
          key={rule.id}
          rule={rule}
          reason={Object.hasOwn(off, rule.id) ? (off[rule.id] ?? '') : null}
          onSwitchOff={(reason) => onSwitchOff(rule.id, reason)}
          onSwitchOn={() => onSwitchOn(rule.id)}
        />
      ))}
    </ul>
  )
}

interface RuleItemProps {
  readonly rule: Rule
  /** Null for a rule that is on. */
  readonly reason: string | null
  readonly onSwitchOff: (reason: string) => void
  readonly onSwitchOn: () => void
}

function RuleItem({ rule, reason, onSwitchOff, onSwitchOn }: RuleItemProps) {
  const id = useId()
  const title = t(rule.title)
  return (
    <li>
      <input
        id={id}
        type="checkbox"
        checked={reason === null}
        onChange={({ currentTarget }) => (currentTarget.checked ? onSwitchOn() : onSwitchOff(''))}
      />
      <label for={id}>{title}</label>
      <SeverityLabel severity={rule.severity} />
      <RuleLink rule={rule.id} words="more" />
      {reason !== null && (
        <input
          class="reason"
          aria-label={t('findingSettings.offReason', { rule: title })}
          placeholder={t('finding.reason.label')}
          maxLength={MAX_REASON_CHARS}
          value={reason}
          onChange={({ currentTarget }) => onSwitchOff(currentTarget.value.trim())}
        />
      )}
    </li>
  )
}
