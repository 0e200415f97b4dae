import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Message } from '../../core/message'
import { Icon } from './Icon'
import { Sentence } from './Sentence'

/** What ties an input to its words. */
interface FieldAttributes {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
}

interface FieldProps {
  readonly label: string
  /** What to enter. */
  readonly hint?: ComponentChildren
  readonly problem?: Message | undefined
  /** What came of the form is about this field: the id of where it is said. */
  readonly formProblemId?: string | undefined
  /** What is to be said of what was entered, without its being wrong. */
  readonly notes?: readonly Message[]
  /** The input itself. */
  readonly children: (attributes: FieldAttributes) => ComponentChildren
}

/** One field of a form: label, input, and everything that is said of it. */
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
