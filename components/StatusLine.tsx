import type { Message } from '../core/message'
import type { Sight, TabState } from '../core/protocol/panel'
import type { Summary } from '../core/record/summary'
import { say, t } from '../locales/say'

interface StatusLineProps {
  readonly summary: Summary
  readonly tab: TabState | null
  readonly sight: Sight | null
  /** Rows that pass the filter; null without one. */
  readonly shown: number | null
  readonly rows: number
  /** Rows this panel let go because it had too many. */
  readonly forgotten: number
  readonly problem: Message | null
}

/** What was seen, and what could not be: absence of events is never mistaken for absence of sight. */
export function StatusLine({ summary, tab, sight, shown, rows, forgotten, problem }: StatusLineProps) {
  const { verdicts } = summary
  const dropped = (tab?.dropped ?? 0) + forgotten
  const parts = [
    sight && t(`status.sight.${sight}`),
    `${t('status.goals', {}, summary.goals)} ${t('status.publishes', {}, summary.publishesWithGoals)}`,
    summary.publishesWithoutGoals > 0 && t('status.withoutGoals', {}, summary.publishesWithoutGoals),
    summary.unreadable > 0 && t('status.unreadable', {}, summary.unreadable),
    verdicts.unknown > 0 && t('status.unknown', {}, verdicts.unknown),
    verdicts.archived > 0 && t('status.archived', {}, verdicts.archived),
    verdicts.unchecked > 0 && t('status.unchecked', {}, verdicts.unchecked),
    shown !== null && t('status.shown', { shown }, rows),
    tab !== null && tab.skipped > 0 && t('status.skipped', {}, tab.skipped),
    dropped > 0 && t('status.dropped', {}, dropped),
  ]
  return (
    <footer class="status" aria-label={t('status.label')}>
      {problem && (
        <span role="alert" class="problem">
          {say(problem)}
        </span>
      )}
      {parts
        .filter((part) => part !== false && part !== null)
        .map((part) => (
          <span key={part}>{part}</span>
        ))}
    </footer>
  )
}
