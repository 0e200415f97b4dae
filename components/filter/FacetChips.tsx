import type { ComponentChildren } from 'preact'
import { type DeliveryOutcome, DELIVERY_OUTCOMES } from '../../core/delivery/delivery'
import { SEVERITIES, type Severity } from '../../core/findings/rule'
import { type Verdict, VERDICTS } from '../../core/registry/verdict'
import { t } from '../../locales/say'
import { OUTCOME_ICONS } from '../shared/DeliveryLabel'
import { SeverityLabel } from '../findings/SeverityLabel'
import { Icon } from '../shared/Icon'
import { VERDICT_ICONS } from '../shared/VerdictLabel'

interface FacetChipsProps {
  /** Number of rows for each value. A value without rows has a chip only while it is active. */
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly outcomes: Readonly<Record<DeliveryOutcome, number>>
  readonly severities: Readonly<Record<Severity, number>>
  readonly activeVerdicts: ReadonlySet<Verdict>
  readonly activeOutcomes: ReadonlySet<DeliveryOutcome>
  readonly activeSeverities: ReadonlySet<Severity>
  readonly onVerdict: (verdict: Verdict) => void
  readonly onOutcome: (outcome: DeliveryOutcome) => void
  readonly onSeverity: (severity: Severity) => void
}

/** Verdicts, outcomes and severities to filter by, with their numbers of rows. If none is active, all rows pass. */
export function FacetChips(props: FacetChipsProps) {
  const { verdicts, outcomes, severities, onVerdict, onOutcome, onSeverity } = props
  const { activeVerdicts, activeOutcomes, activeSeverities } = props
  return (
    <>
      <ChipGroup label={t('panel.column.verdict')}>
        {VERDICTS.filter((one) => verdicts[one] > 0 || activeVerdicts.has(one)).map((verdict) => (
          <Chip
            key={verdict}
            isOn={activeVerdicts.has(verdict)}
            count={verdicts[verdict]}
            onToggle={() => onVerdict(verdict)}
          >
            <span class={`verdict verdict-${verdict}`}>
              <Icon name={VERDICT_ICONS[verdict]} />
              {t(`verdict.${verdict}`)}
            </span>
          </Chip>
        ))}
      </ChipGroup>
      <ChipGroup label={t('panel.column.delivery')}>
        {DELIVERY_OUTCOMES.filter((one) => outcomes[one] > 0 || activeOutcomes.has(one)).map((outcome) => (
          <Chip
            key={outcome}
            isOn={activeOutcomes.has(outcome)}
            count={outcomes[outcome]}
            onToggle={() => onOutcome(outcome)}
          >
            <span class={`outcome outcome-${outcome}`}>
              <Icon name={OUTCOME_ICONS[outcome]} />
              {t(`delivery.kind.${outcome}`)}
            </span>
          </Chip>
        ))}
      </ChipGroup>
      <ChipGroup label={t('panel.column.findings')}>
        {SEVERITIES.filter((one) => severities[one] > 0 || activeSeverities.has(one)).map((severity) => (
          <Chip
            key={severity}
            isOn={activeSeverities.has(severity)}
            count={severities[severity]}
            onToggle={() => onSeverity(severity)}
          >
            <SeverityLabel severity={severity} />
          </Chip>
        ))}
      </ChipGroup>
    </>
  )
}

function ChipGroup({ label, children }: { label: string; children: readonly ComponentChildren[] }) {
  if (children.length === 0) return null
  return (
    <div class="chip-group" role="group" aria-label={label}>
      {children}
    </div>
  )
}

interface ChipProps {
  readonly isOn: boolean
  readonly count: number
  readonly onToggle: () => void
  readonly children: ComponentChildren
}

const numbers = new Intl.NumberFormat()

function Chip({ isOn, count, onToggle, children }: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={isOn} onClick={onToggle}>
      {children} <span class="number">{numbers.format(count)}</span>
    </button>
  )
}
