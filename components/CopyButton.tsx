import { useEffect, useState } from 'preact/hooks'
import { t } from '../locales/say'
import { Icon } from './Icon'

/** How long the answer stays on the button, in ms. */
const ANSWER_MS = 2000

/** Copies a text, and says whether that worked. */
export function CopyButton({ text, onCopy }: { text: string; onCopy: (text: string) => Promise<boolean> }) {
  const [answer, setAnswer] = useState<'copied' | 'copyFailed' | null>(null)
  useEffect(() => {
    if (answer === null) return
    const timer = setTimeout(() => setAnswer(null), ANSWER_MS)
    return () => clearTimeout(timer)
  }, [answer])

  return (
    <button
      type="button"
      class="copy"
      onClick={() => void onCopy(text).then((done) => setAnswer(done ? 'copied' : 'copyFailed'))}
    >
      <Icon name={answer === 'copied' ? 'check' : 'copy'} />
      <span aria-live="polite">{t(`detail.${answer ?? 'copy'}`)}</span>
    </button>
  )
}
