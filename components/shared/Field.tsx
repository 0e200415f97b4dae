import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Message } from '../../core/message'
import { Icon } from './Icon'
import { Sentence } from './Sentence'

/** Attributes that connect an input to its label, hint and messages. */
interface FieldAttributes {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
}

interface FieldProps {
  readonly label: string
  readonly hint?: ComponentChildren
  readonly problem?: Message | undefined
  /** Id of the form's problem message, if that message is about this field. */
  readonly formProblemId?: string | undefined
  /** Remarks about the input that aren't problems. */
  readonly notes?: readonly Message[]
  /** Renders the input itself. */
  readonly children: (attributes: FieldAttributes) => ComponentChildren
}

/** A form field: label, input, and all messages about it. */
export function Field({ label, hint, problem, formProblemId, notes = [], children }: FieldProps) {
  const id = useId()
  const described = [
    problem && `${id}-problem`,
    formProblemId,
    notes.length > 0 && `${id}-notes`,
    hint !== undefined && `${id}-hint`,
  ].filter((one) => typeof one === 'string')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        'aria-invalid': problem !== undefined || formProblemId !== undefined,
      })}
      {problem && (
        <p id={`${id}-problem`} class="wrong">
          <Icon name="warning" /> <Sentence of={problem} />
        </p>
      )}
      {notes.length > 0 && (
        <div id={`${id}-notes`} class="note">
          {notes.map((note, index) => (
            <p key={index}>
              <Sentence of={note} />
            </p>
          ))}
        </div>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  )
}
