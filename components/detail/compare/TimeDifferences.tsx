import type { Comparison } from '../../../core/compare/compare'
import { t } from '../../../locales/say'

/** The time between two events. Their times always differ, so they don't count as differences. */
export function TimeDifferences({ delays }: Pick<Comparison, 'delays'>) {
  return (
    <dl class="facts">
      {(['achieved', 'published', 'sent'] as const).map((time) => (
        <div key={time}>
          <dt>{t(`compare.time.${time}`)}</dt>
          <dd>{wordsOf(delays[time])}</dd>
        </div>
      ))}
    </dl>
  )
}

function wordsOf(ms: number | null): string {
  if (ms === null) return t('compare.time.notSent')
  if (ms === 0) return t('compare.time.same')
  return t(ms > 0 ? 'compare.time.later' : 'compare.time.earlier', { ms: Math.abs(ms) })
}
