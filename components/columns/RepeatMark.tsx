import type { Repeat } from '../../core/record/repeats'
import { t } from '../../locales/say'

/** Marks a goal event that repeats the events right before it. Precedes the name, which may be cut off. */
export function RepeatMark({ repeat: { count, after } }: { repeat: Repeat }) {
  const hint = t('panel.repeat.hint', { after }, count)
  return (
    <span class="repeat" role="img" aria-label={hint} title={hint}>
      {t('panel.repeat.mark', { n: count })}
    </span>
  )
}
