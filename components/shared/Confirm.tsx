import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Message } from '../../core/message'
import { t } from '../../locales/say'
import { Question } from './Question'

interface ConfirmProps {
  /** Label of the initial button. */
  readonly button: string
  readonly question: Message
  readonly yes: string
  readonly onYes: () => void
}

/** A button that asks for confirmation, in its place, before an action that can't be undone. */
export function Confirm({ button, question, yes, onYes }: ConfirmProps) {
  const [asks, setAsks] = useState(false)
  const wasAsking = useRef(false)
  const first = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    if (!asks && wasAsking.current) first.current?.focus()
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
    <Question
      question={question}
      yes={yes}
      no={t('options.keep')}
      onYes={onYes}
      onNo={() => setAsks(false)}
    />
  )
}
