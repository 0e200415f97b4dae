import { useRef } from 'preact/hooks'
import type { Message } from '../../core/message'
import { t } from '../../locales/say'
import { Sentence } from '../shared/Sentence'

interface MutedGoalsProps {
  /** Names of goals, in the order they were muted. */
  readonly names: readonly string[]
  /** Reason why a change couldn't be saved; null if all changes were saved. */
  readonly problem: Message | null
  readonly onUnmute: (name: string) => void
}

/** The goals muted in the panel, each with a button that unmutes it. */
export function MutedGoals({ names, problem, onUnmute }: MutedGoalsProps) {
  const title = useRef<HTMLHeadingElement>(null)
  return (
    <section class="settings" aria-labelledby="muted-title">
      <h2 id="muted-title" tabIndex={-1} ref={title}>
        {t('muted.title')}
      </h2>
      {names.length === 0 ? (
        <p>{t('muted.none')}</p>
      ) : (
        <ul class="muted">
          {names.map((name) => (
            <li key={name} class="chip">
              <bdi translate={false}>{name}</bdi>
              <button
                type="button"
                aria-label={t('muted.unmuteGoal', { name })}
                onClick={() => {
                  // The clicked button disappears, so move the focus first.
                  title.current?.focus()
                  onUnmute(name)
                }}
              >
                {t('muted.unmute')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <p role="status" class="answer problem">
          <Sentence of={problem} />
        </p>
      )}
    </section>
  )
}
