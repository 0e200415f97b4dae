// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FacetChips } from '../../../../components/filter/FacetChips'
import { type DeliveryOutcome, DELIVERY_OUTCOMES } from '../../../../core/delivery/delivery'
import { SEVERITIES, type Severity } from '../../../../core/findings/rule'
import { type Verdict, VERDICTS } from '../../../../core/registry/verdict'
import { t } from '../../../../locales/say'
import { messagePattern } from '../../../fixtures/message-pattern'

afterEach(cleanup)

const none = <Kind extends string>(kinds: readonly Kind[], more: Partial<Record<Kind, number>>) =>
  ({ ...Object.fromEntries(kinds.map((kind) => [kind, 0])), ...more }) as Record<Kind, number>

function show(
  chosenVerdicts: Verdict[] = [],
  chosenOutcomes: DeliveryOutcome[] = [],
  chosenSeverities: Severity[] = [],
) {
  const onVerdict = vi.fn<(verdict: Verdict) => void>()
  const onOutcome = vi.fn<(outcome: DeliveryOutcome) => void>()
  const onSeverity = vi.fn<(severity: Severity) => void>()
  render(
    <FacetChips
      verdicts={none(VERDICTS, { known: 12_345, unknown: 2 })}
      outcomes={none(DELIVERY_OUTCOMES, { accepted: 7 })}
      severities={none(SEVERITIES, { warning: 3 })}
      activeSeverities={new Set(chosenSeverities)}
      activeVerdicts={new Set(chosenVerdicts)}
      activeOutcomes={new Set(chosenOutcomes)}
      onVerdict={onVerdict}
      onOutcome={onOutcome}
      onSeverity={onSeverity}
    />,
  )
  return { onVerdict, onOutcome, onSeverity }
}
const chips = () =>
  screen.getAllByRole('button').map((chip) => [chip.textContent, chip.getAttribute('aria-pressed')])

describe('FacetChips', () => {
  it('shows a chip with a count for each value that occurs', () => {
    show()
    expect(chips()).toEqual([
      [`${t('verdict.unknown')} 2`, 'false'],
      [`${t('verdict.known')} 12,345`, 'false'],
      [`${t('delivery.kind.accepted')} 7`, 'false'],
      [`${t('finding.severity.warning')} 3`, 'false'],
    ])
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual([
      t('panel.column.verdict'),
      t('panel.column.delivery'),
      t('panel.column.findings'),
    ])
  })

  it('keeps an active chip when its count drops to zero', () => {
    show(['archived'], ['rejected'], ['error'])
    expect(chips()).toEqual([
      [`${t('verdict.unknown')} 2`, 'false'],
      [`${t('verdict.archived')} 0`, 'true'],
      [`${t('verdict.known')} 12,345`, 'false'],
      [`${t('delivery.kind.accepted')} 7`, 'false'],
      [`${t('delivery.kind.rejected')} 0`, 'true'],
      [`${t('finding.severity.error')} 0`, 'true'],
      [`${t('finding.severity.warning')} 3`, 'false'],
    ])
  })

  it('reports the value of the clicked chip', () => {
    const { onVerdict, onOutcome, onSeverity } = show()
    fireEvent.click(screen.getByRole('button', { name: messagePattern('verdict.unknown') }))
    fireEvent.click(screen.getByRole('button', { name: messagePattern('delivery.kind.accepted') }))
    fireEvent.click(screen.getByRole('button', { name: messagePattern('finding.severity.warning') }))
    expect(onSeverity.mock.calls).toEqual([['warning']])
    expect(onVerdict.mock.calls).toEqual([['unknown']])
    expect(onOutcome.mock.calls).toEqual([['accepted']])
  })
})
