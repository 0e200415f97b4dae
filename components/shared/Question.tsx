import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { Message } from '../../core/message'
import { Sentence } from './Sentence'

interface QuestionProps {
  readonly question: Message
  /** Label of the button that confirms; null if there is nothing to confirm. */
  readonly yes: string | null
  /** Label of the button that cancels. */
  readonly no: string
  /** The action can be undone. */
  readonly calm?: boolean
  /** Subject of the question. When it changes, the question takes the focus again. */
  readonly subject?: unknown
  readonly onYes: () => void
  /** Called for Escape, too. */
  readonly onNo: () => void
  /** Details below the question. */
  readonly children?: ComponentChildren
}

/** Asks for confirmation before an action. */
export function Question(props: QuestionProps) {
  const { question, yes, no, calm = false, subject, onYes, onNo, children } = props
  const id = useId()
  const group = useRef<HTMLDivElement>(null)
  // A layout effect moves the focus before the next key press, even for fast typists. It focuses the question, not the
  // “yes” button: a user who presses Enter twice hasn't read it.
  useLayoutEffect(() => group.current?.focus(), [subject])
  return (
    <div
      ref={group}
      class={calm ? 'confirm calm' : 'confirm'}
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onNo()
      }}
    >
      <p id={id}>
        <Sentence of={question} />
      </p>
      {children}
      <div class="buttons">
        {yes !== null && (
          <button type="button" class={calm ? 'primary' : 'danger'} onClick={onYes}>
            {yes}
          </button>
        )}
        <button type="button" onClick={onNo}>
          {no}
        </button>
      </div>
    </div>
  )
}
