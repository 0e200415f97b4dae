import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Message } from '../../../core/message'
import { t } from '../../../locales/say'
import { HelpLink } from '../../help/HelpLink'
import { Icon } from '../../shared/Icon'
import { Sentence } from '../../shared/Sentence'
import type { CandidateState } from './draft'
import { Progress } from '../Progress'

/** Id of the open form's problem message. At most one form is open. */
export const FORM_PROBLEM_ID = 'form-problem'

interface FormEndProps {
  /** Label of the submit button. */
  readonly submit: string
  /** The candidate while it is being tried. */
  readonly candidate: CandidateState | null
  readonly problem: Message | null
  readonly onStop: () => void
  /** Null if the form can't be closed. */
  readonly onClose: (() => void) | null
}

/** The end of a form: its problem or the candidate's progress, and its buttons. */
export function FormEnd({ submit, candidate, problem, onStop, onClose }: FormEndProps) {
  const button = useRef<HTMLButtonElement>(null)
  const cancel = useRef<HTMLButtonElement>(null)
  // The Cancel button may disappear while it has the focus. This can't be checked afterwards, since the browser may
  // already have fired a blur event.
  const isOnCancel = cancel.current !== null && document.activeElement === cancel.current
  useLayoutEffect(() => {
    if (isOnCancel && !cancel.current) button.current?.focus()
  })
  const onCancel = candidate ? onStop : onClose
  return (
    <>
      {candidate ? (
        <Progress workspace={candidate.workspace.name} progress={candidate.progress ?? []} />
      ) : (
        problem && (
          <p id={FORM_PROBLEM_ID} class="wrong box">
            <Icon name="warning" /> <Sentence of={problem} /> <HelpLink page="connection" />
          </p>
        )
      )}
      <div class="buttons">
        {/* Not `disabled`, so that the button keeps the focus after it was pressed. */}
        <button type="submit" ref={button} class="primary" aria-disabled={candidate !== null}>
          {submit}
        </button>
        {onCancel && (
          <button type="button" ref={cancel} onClick={onCancel}>
            {t('connect.cancel')}
          </button>
        )}
      </div>
    </>
  )
}
