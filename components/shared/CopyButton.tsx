import { useEffect, useState } from 'preact/hooks'
import { t } from '../../locales/say'
import { Icon } from './Icon'

/** How long the result stays on the button, in ms. */
const FEEDBACK_MS = 2000

interface CopyButtonProps {
  /** A function if computing the string takes a while; absent if `onCopy` provides it. */
  readonly text?: string | (() => string)
  /** Label of the button; “Copy” by default. */
  readonly label?: string
  /** The copied value, for screen reader users, who don't see the content next to the button. */
  readonly what?: string
  readonly onCopy: (text: string) => Promise<boolean>
}

/** Copies a string, and shows whether that worked. */
export function CopyButton({ text = '', label, what, onCopy }: CopyButtonProps) {
  const [feedback, setFeedback] = useState<'copied' | 'copyFailed' | null>(null)
  useEffect(() => {
    if (feedback === null) return
    const timer = setTimeout(() => setFeedback(null), FEEDBACK_MS)
    return () => clearTimeout(timer)
  }, [feedback])

  const copy = async () => {
    const done = await onCopy(typeof text === 'string' ? text : text())
    setFeedback(done ? 'copied' : 'copyFailed')
  }
  return (
    <button type="button" class="copy" onClick={() => void copy()}>
      <Icon name={feedback === 'copied' ? 'check' : 'copy'} />
      <span aria-live="polite">{feedback ? t(`detail.${feedback}`) : (label ?? t('detail.copy'))}</span>
      {what !== undefined && (
        <bdi class="unseen" translate={false}>
          {' '}
          {what}
        </bdi>
      )}
    </button>
  )
}
