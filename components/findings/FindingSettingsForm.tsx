import { useRef } from 'preact/hooks'
import type { FindingSettings, Silence, Thresholds } from '../../core/findings/settings'
import type { Message } from '../../core/message'
import { t } from '../../locales/say'
import { Sentence } from '../shared/Sentence'
import type { FindingActions } from './finding-actions'
import { ruleTitle } from './RuleLink'
import { RulesForm } from './RulesForm'
import { ThresholdsForm } from './ThresholdsForm'

interface FindingSettingsFormProps extends Pick<
  FindingActions,
  'onSwitchOff' | 'onSwitchOn' | 'onUnsilence'
> {
  readonly settings: FindingSettings
  /** Reason why a change couldn't be saved; null if all changes were saved. */
  readonly problem: Message | null
  readonly onThreshold: (changes: Partial<Thresholds>) => void
  readonly onResetThresholds: () => void
}

/** Settings for findings: rules, ignored findings and thresholds. Changes apply immediately, in every panel. */
export function FindingSettingsForm({ settings, problem, ...actions }: FindingSettingsFormProps) {
  const { off, silenced, thresholds } = settings
  return (
    <section class="settings" aria-labelledby="finding-settings-title">
      <h2 id="finding-settings-title">{t('findingSettings.title')}</h2>
      <p>{t('findingSettings.text')}</p>
      <details>
        <summary>
          <h3>{t('findingSettings.rules')}</h3>
        </summary>
        <RulesForm off={off} onSwitchOff={actions.onSwitchOff} onSwitchOn={actions.onSwitchOn} />
      </details>
      <Silences silences={silenced} onUnsilence={actions.onUnsilence} />
      <details>
        <summary>
          <h3>{t('findingSettings.thresholds')}</h3>
        </summary>
        <ThresholdsForm
          values={thresholds}
          onChoose={actions.onThreshold}
          onReset={actions.onResetThresholds}
        />
      </details>
      {problem && (
        <p role="status" class="answer problem">
          <Sentence of={problem} />
        </p>
      )}
    </section>
  )
}

interface SilencesProps extends Pick<FindingActions, 'onUnsilence'> {
  readonly silences: readonly Silence[]
}

function Silences({ silences, onUnsilence }: SilencesProps) {
  const title = useRef<HTMLHeadingElement>(null)
  return (
    <>
      <h3 tabIndex={-1} ref={title}>
        {t('findingSettings.silences')}
      </h3>
      {silences.length === 0 ? (
        <p>{t('findingSettings.noSilences')}</p>
      ) : (
        <ul class="silences">
          {silences.map(({ rule, goal, reason }) => (
            <li key={`${rule} ${goal}`}>
              <p>
                {ruleTitle(rule)}: <bdi translate={false}>{goal}</bdi>
                <br />
                <span class="hint">
                  {reason === '' ? (
                    t('finding.silenced.noReason')
                  ) : (
                    <>
                      {t('finding.silenced.reason')} <bdi translate={false}>{reason}</bdi>
                    </>
                  )}
                </span>
              </p>
              <button
                type="button"
                onClick={() => {
                  // The clicked button disappears, so move the focus first.
                  title.current?.focus()
                  onUnsilence(rule, goal)
                }}
              >
                {t('finding.silenced.hear')}
                <span class="unseen">
                  {' '}
                  {ruleTitle(rule)} {goal}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
