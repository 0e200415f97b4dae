import type { Repeat } from '../../core/record/repeats'
import { t } from '../../locales/say'

/** The mark of a goal event that is the same as others right before it; it stands before the name, which may be cut off. */
export function RepeatMark({ repeat: { count, after } }: { repeat: Repeat }) {
  const hint = t('panel.repeat.hint', { after }, count)
  return (
    <span class="repeat" role="img" aria-label={hint} title={hint}>
      {t('panel.repeat.mark', { n: count })}
    </span>
  )
}
