import { type OutcomeKind, OUTCOMES } from '../core/delivery/delivery'
import { t } from '../locales/say'

interface OutcomeSelectProps {
  /** Null for all. */
  readonly chosen: OutcomeKind | null
  readonly counts: Readonly<Record<OutcomeKind, number>>
  readonly onChoose: (outcome: OutcomeKind | null) => void
}

/** Shows deliveries of one outcome only; each says how many there are. */
export function OutcomeSelect({ chosen, counts, onChoose }: OutcomeSelectProps) {
  return (
    <select
      class={chosen ? 'outcomes chosen' : 'outcomes'}
      aria-label={t('panel.outcome.label')}
      value={chosen ?? ''}
      onChange={({ currentTarget: { value } }) =>
        onChoose(OUTCOMES.find((outcome) => outcome === value) ?? null)
      }
    >
      <option value="">{t('panel.outcome.all')}</option>
      {OUTCOMES.map((outcome) => (
        <option key={outcome} value={outcome}>
          {t('panel.outcome.one', { outcome: t(`delivery.kind.${outcome}`), n: counts[outcome] })}
        </option>
      ))}
    </select>
  )
}
