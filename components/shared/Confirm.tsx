import { useLayoutEffect, useId, useRef, useState } from 'preact/hooks'
import type { Message } from '../../core/message'
import { t } from '../../locales/say'
import { Sentence } from './Sentence'

interface ConfirmProps {
  /** Label of the initial button. */
  readonly button: string
  readonly question: Message
  readonly yes: string
  readonly onYes: () => void
}

/** A button that asks for confirmation, in its place, before an action that can't be undone. */
export function Confirm({ button, question, yes, onYes }: ConfirmProps) {
  const id = useId()
  const [asks, setAsks] = useState(false)
  const wasAsking = useRef(false)
  const group = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  // A layout effect moves the focus before the next key press, even for fast typists.
  useLayoutEffect(() => {
    // Focus the question, not the “yes” button: a user who presses Enter twice hasn't read it.
    if (asks) group.current?.focus()
    else if (wasAsking.current) first.current?.focus()
    wasAsking.current = asks
  }, [asks])

  if (!asks) {
    return (
      <button type="button" ref={first} onClick={() => setAsks(true)}>
        {button}
      </button>
    )
  }
  return (
    <div
      ref={group}
      class="confirm"
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAsks(false)
      }}
    >
      <p id={id}>
        <Sentence of={question} />
      </p>
      <div class="buttons">
        <button type="button" class="danger" onClick={onYes}>
          {yes}
        </button>
        <button type="button" onClick={() => setAsks(false)}>
          {t('options.keep')}
        </button>
      </div>
    </div>
  )
}
