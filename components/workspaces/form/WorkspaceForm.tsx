import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Message } from '../../../core/message'
import type { CandidateState, FormContext, FormResult, Problems, WorkspaceDraft } from './draft'
import type { ReadFile } from './FileField'
import { FormEnd } from './FormEnd'

/** Props of the forms that add and edit a workspace. */
export interface FormProps {
  readonly formContext: FormContext
  /** The candidate while it is being tried. */
  readonly candidate: CandidateState | null
  /** Reason why the last submission failed, or null. */
  readonly problem: Message | null
  /** Called with the problems of invalid fields. The fields show them too; this announces them to screen readers. */
  readonly onInvalid: (problems: readonly Message[]) => void
  readonly onReadFile: ReadFile
  /** Stops trying the candidate. */
  readonly onStop: () => void
}

interface WorkspaceFormProps extends Pick<FormProps, 'candidate' | 'problem' | 'onStop'> {
  /** Id of the heading, one of the children. */
  readonly titleId: string
  /** The field that takes the focus when the form opens: the first one, the first empty one, or none. */
  readonly focusOnOpen: 'first' | 'empty' | null
  /** Label of the submit button. */
  readonly submit: string
  readonly problems: Problems
  /** Not called while a candidate is being tried. */
  readonly onSubmit: () => void
  /** Null if the form can't be closed. */
  readonly onClose: (() => void) | null
  /** The heading and the fields. */
  readonly children: ComponentChildren
}

/** A form for a workspace. It moves the focus to the first field with a problem. */
export function WorkspaceForm(props: WorkspaceFormProps) {
  const { titleId, focusOnOpen, submit, candidate, problem, problems, onSubmit, onStop, onClose } = props
  const form = useFormFocus(focusOnOpen, problems)
  return (
    <form
      ref={form}
      class="workspace-form"
      aria-labelledby={titleId}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!candidate) onSubmit()
      }}
    >
      {props.children}
      <FormEnd {...{ submit, candidate, problem, onStop, onClose }} />
    </form>
  )
}

/** Returns the problems of a form's fields, and a callback for the result of checking them. */
export function useFormResult(
  onDraft: (draft: WorkspaceDraft) => void,
  onInvalid: FormProps['onInvalid'],
): {
  readonly problems: Problems
  readonly onResult: (result: FormResult) => void
  readonly reset: () => void
} {
  const [problems, setProblems] = useState<Problems>({})
  return {
    problems,
    onResult(result) {
      setProblems('problems' in result ? result.problems : {})
      if ('draft' in result) onDraft(result.draft)
      else onInvalid(Object.values(result.problems))
    },
    reset: () => setProblems({}),
  }
}

function useFormFocus(
  focusOnOpen: WorkspaceFormProps['focusOnOpen'],
  problems: Problems,
): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    if (focusOnOpen === null) return
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>('.field input') ?? [])]
    const empty = focusOnOpen === 'empty' ? inputs.find(({ value }) => value === '') : undefined
    const field = empty ?? inputs[0]
    field?.focus()
    // Only when the form opens.
  }, [])
  useLayoutEffect(() => {
    if (Object.keys(problems).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [problems])
  return form
}
