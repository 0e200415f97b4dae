import { useLayoutEffect, useId, useRef, useState } from 'preact/hooks'
import type { Message } from '../../core/message'
import { t } from '../../locales/say'
import { Sentence } from './Sentence'

interface ConfirmProps {
  /** The button that is there at first. */
  readonly button: string
  readonly question: Message
  readonly yes: string
  readonly onYes: () => void
}

/** A button that asks once, in its place, before it does what cannot be undone. */
export function Confirm({ button, question, yes, onYes }: ConfirmProps) {
  const id = useId()
  const [asks, setAsks] = useState(false)
  const wasAsking = useRef(false)
  const group = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  // Before the next key: what is typed fast goes where it should.
  useLayoutEffect(() => {
    // To the question and not to “yes”: whoever presses Enter twice has not read it.
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
