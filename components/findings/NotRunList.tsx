import type { NotRun } from '../../core/findings/rule-results'
import { say, t } from '../../locales/say'
import { Sentence } from '../shared/Sentence'
import { RuleLink, ruleTitle } from './RuleLink'

interface NotRunListProps {
  readonly notRun: readonly NotRun[]
  readonly onSwitchOn: (rule: string) => void
}

/** The rules that didn't run, grouped by reason. Rules that failed with an error come first, outside the groups. */
export function NotRunList({ notRun, onSwitchOn }: NotRunListProps) {
  const rest = notRun.filter((one) => !isBroken(one))
  const groups = [...Map.groupBy(rest, ({ because }) => say(because)).values()]
  return (
    <>
      {notRun.filter(isBroken).map(({ rule, because }) => (
        <p key={rule} class="note">
          <strong>{ruleTitle(rule)}</strong> <Sentence of={because} />
        </p>
      ))}
      {rest.length > 0 && (
        <details class="not-run">
          <summary>{t('finding.notRun', {}, rest.length)}</summary>
          <ul>
            {groups.map(([first, ...more]) => (
              <Reason
                key={first?.rule}
                rules={[first, ...more].flatMap((one) => one ?? [])}
                {...{ onSwitchOn }}
              />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const isBroken = ({ because }: NotRun): boolean => because.key === 'finding.lack.broken'

function Reason({ rules, onSwitchOn }: { rules: readonly NotRun[]; onSwitchOn: (rule: string) => void }) {
  const [first] = rules
  if (!first) return null
  const isOff = first.because.key === 'finding.lack.off' || first.because.key === 'finding.lack.offSilent'
  return (
    <li>
      <p class="quiet">
        <Sentence of={first.because} />
      </p>
      <ul class="rules">
        {rules.map(({ rule }) => (
          <li key={rule}>
            <RuleLink rule={rule} words="title" />
            {isOff && (
              <button type="button" onClick={() => onSwitchOn(rule)}>
                {t('finding.quieter.on')}
                <span class="unseen"> {ruleTitle(rule)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}
