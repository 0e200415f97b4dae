import { useEffect, useState } from 'preact/hooks'
import { t } from '../../locales/say'
import { Icon } from './Icon'

/** How long the answer stays on the button, in ms. */
const FEEDBACK_MS = 2000

interface CopyButtonProps {
  /** A function where it takes a while to write it; absent where `onCopy` knows it. */
  readonly text?: string | (() => string)
  /** What stands on the button; “Copy” where nothing else is given. */
  readonly label?: string
  /** What is copied, for those who do not see beside what the button stands. */
  readonly what?: string
  readonly onCopy: (text: string) => Promise<boolean>
}

/** Copies a text, and says whether that worked. */
export function CopyButton({ text = '', label, what, onCopy }: CopyButtonProps) {
  const [feedback, setAnswer] = useState<'copied' | 'copyFailed' | null>(null)
  useEffect(() => {
    if (feedback === null) return
    const timer = setTimeout(() => setAnswer(null), FEEDBACK_MS)
    return () => clearTimeout(timer)
  }, [feedback])

  const copy = async () => {
    const done = await onCopy(typeof text === 'string' ? text : text())
    setAnswer(done ? 'copied' : 'copyFailed')
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
