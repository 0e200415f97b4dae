import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Finding } from '../../core/findings/finding'
import { t } from '../../locales/say'
import { Sentence } from '../shared/Sentence'
import type { FindingActions } from './finding-actions'
import { ReasonForm } from './ReasonForm'
import { RuleLink } from './RuleLink'
import { SeverityLabel } from './SeverityLabel'

interface FindingItemProps {
  readonly finding: Finding
  /** Name of the goal that the finding is about, or null. */
  readonly goal: string | null
  readonly actions: Pick<FindingActions, 'onSilence' | 'onSwitchOff'>
}

/** One finding: the problem, why it matters, how to fix it, and buttons to ignore it. */
export function FindingItem({ finding, goal, actions }: FindingItemProps) {
  const { rule, title, severity, what, why, fix } = finding
  return (
    <li class={`finding finding-${severity}`}>
      <h3>
        <SeverityLabel severity={severity} /> {t(title)}
      </h3>
      <p class="what">
        <Sentence of={what} />
      </p>
      <p class="quiet">
        <Sentence of={why} />
      </p>
      <p>
        <strong>{t('finding.fix')}</strong> <Sentence of={fix} /> <RuleLink rule={rule} words="more" />
      </p>
      <SilenceControls rule={rule} title={t(title)} goal={goal} actions={actions} />
    </li>
  )
}

interface SilenceControlsProps extends Pick<FindingItemProps, 'goal' | 'actions'> {
  readonly rule: string
  readonly title: string
}

function SilenceControls({ rule, title, goal, actions }: SilenceControlsProps) {
  const [openForm, setOpenForm] = useState<'silence' | 'off' | null>(null)
  const buttons = useRef<HTMLDivElement>(null)
  const before = useRef(openForm)
  useLayoutEffect(() => {
    // After canceling, return the focus to the button that opened the form.
    if (before.current && !openForm)
      buttons.current?.querySelector<HTMLElement>(`[data-asks=${before.current}]`)?.focus()
    before.current = openForm
  }, [openForm])
  if (openForm) {
    return (
      <ReasonForm
        does={t(`finding.quieter.${openForm}Yes`)}
        onGive={(reason) => {
          if (openForm === 'off') actions.onSwitchOff(rule, reason)
          else if (goal !== null) actions.onSilence(rule, goal, reason)
        }}
        onCancel={() => setOpenForm(null)}
      />
    )
  }
  return (
    <div class="actions" ref={buttons}>
      {goal !== null && (
        <button type="button" data-asks="silence" onClick={() => setOpenForm('silence')}>
          {t('finding.quieter.silence')}
          <span class="unseen"> {title}</span>
        </button>
      )}
      <button type="button" data-asks="off" onClick={() => setOpenForm('off')}>
        {t('finding.quieter.off')}
        <span class="unseen"> {title}</span>
      </button>
    </div>
  )
}
