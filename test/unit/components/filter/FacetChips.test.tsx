// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FacetChips } from '../../../../components/filter/FacetChips'
import { type DeliveryOutcome, DELIVERY_OUTCOMES } from '../../../../core/delivery/delivery'
import { SEVERITIES, type Severity } from '../../../../core/findings/rule'
import { type Verdict, VERDICTS } from '../../../../core/registry/verdict'

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

describe('the chips', () => {
  it('are of what there is, with how many', () => {
    show()
    expect(chips()).toEqual([
      ['Unknown goal 2', 'false'],
      ['Known 12,345', 'false'],
      ['Accepted 7', 'false'],
      ['Warning 3', 'false'],
    ])
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual([
      'Verdict',
      'Delivery',
      'Findings',
    ])
  })

  it('stay while they are on, though there is nothing of it left', () => {
    show(['archived'], ['rejected'], ['error'])
    expect(chips()).toEqual([
      ['Unknown goal 2', 'false'],
      ['Archived goal 0', 'true'],
      ['Known 12,345', 'false'],
      ['Accepted 7', 'false'],
      ['Rejected 0', 'true'],
      ['Error 0', 'true'],
      ['Warning 3', 'false'],
    ])
  })

  it('say what was chosen', () => {
    const { onVerdict, onOutcome, onSeverity } = show()
    fireEvent.click(screen.getByRole('button', { name: /Unknown goal/ }))
    fireEvent.click(screen.getByRole('button', { name: /Accepted/ }))
    fireEvent.click(screen.getByRole('button', { name: /Warning/ }))
    expect(onSeverity.mock.calls).toEqual([['warning']])
    expect(onVerdict.mock.calls).toEqual([['unknown']])
    expect(onOutcome.mock.calls).toEqual([['accepted']])
  })
})
