import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Message } from '../../../core/message'
import { t } from '../../../locales/say'
import { HelpLink } from '../../help/HelpLink'
import { Icon } from '../../shared/Icon'
import { Sentence } from '../../shared/Sentence'
import type { CandidateState } from './draft'
import { Progress } from '../Progress'

/** Id of where it is said what came of the form that is open; there is one at most. */
export const FORM_PROBLEM_ID = 'form-problem'

interface FormEndProps {
  /** Words of the button that sends the form. */
  readonly submit: string
  /** The candidate, as long as it is tried. */
  readonly candidate: CandidateState | null
  readonly problem: Message | null
  readonly onStop: () => void
  /** Null where the form cannot be closed. */
  readonly onClose: (() => void) | null
}

/** The end of a form: what came of it, how far the try has come, and its buttons. */
export function FormEnd({ submit, candidate, problem, onStop, onClose }: FormEndProps) {
  const button = useRef<HTMLButtonElement>(null)
  const cancel = useRef<HTMLButtonElement>(null)
  // “Cancel” may go away while somebody is on it. Afterwards nobody would know: the browser may have told of a blur.
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
        {/* Not `disabled`: it keeps the focus of whoever has pressed it. */}
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
