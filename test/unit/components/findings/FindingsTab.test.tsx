// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { NotRun } from '../../../../core/findings/rule-results'
import type { Finding } from '../../../../core/findings/finding'
import { message } from '../../../../core/message'
import type { Row } from '../../../../core/record/row'
import { showDetail } from '../../../fixtures/panel/show-detail'
import { finderFor, findRow } from '../../../fixtures/finding-publishes'

afterEach(cleanup)

const { finder, rows } = finderFor([{ goals: ['coupon_used'], ends: [{ status: 401 }] }])
const row = findRow(rows, 'coupon_used')
const found = finder.ofRow(row)

const show = (findings: readonly Finding[], notRun: readonly NotRun[] = [], of: Row = row) =>
  showDetail(of, { detailState: { tab: 'findings' }, findings, notRun })
const panel = () => screen.getByRole('tabpanel')
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

describe('the tab “Findings”', () => {
  it('says of each how bad it is, what is wrong, why, what to do, and where to read more; the tab counts them', () => {
    show(found)
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Findings 2')
    const items = within(panel()).getAllByRole('listitem')
    expect(items.map((item) => item.querySelector('h3')?.textContent)).toEqual([
      'Error Rejected',
      'Warning Unknown goal',
    ])
    const [rejected, unknown] = items.map(({ textContent }) => textContent)
    expect(rejected).toContain('The collector rejected the publish (401). Lost: “coupon_used”')
    expect(rejected).toContain('After such an answer the SDK does not try again')
    expect(rejected).toContain('What to do: Check the SDK’s API key')
    expect(unknown).toContain('has no goal “coupon_used”.')
    expect(screen.getByRole('link', { name: 'Learn more Unknown goal' }).getAttribute('href')).toBe(
      '/help/findings/unknown-goal.html',
    )
  })

  it('silences one for this goal, with a reason', () => {
    const { onSilence, onClose } = show(found)
    press('Silence for this goal… Unknown goal')
    const input = screen.getByLabelText('Why?')
    expect(document.activeElement).toBe(input)
    fireEvent.input(input, { target: { value: ' is created on Monday ' } })
    press('Silence')
    expect(onSilence.mock.calls).toEqual([['unknown-goal', 'coupon_used', 'is created on Monday']])
    expect(document.activeElement?.tagName).toBe('H2')
    expect(onClose).not.toHaveBeenCalled()
  })

  it('asks, and can be told not to; Escape is one step back and no more', () => {
    const { onSwitchOff } = show(found)
    press('Switch this rule off… Rejected')
    fireEvent.keyDown(screen.getByLabelText('Why?'), { key: 'Escape' })
    expect(document.activeElement?.textContent).toBe('Switch this rule off… Rejected')
    press('Switch this rule off… Rejected')
    press('Switch off')
    expect(onSwitchOff.mock.calls).toEqual([['publish-rejected', '']])
  })

  it('keeps what is silenced in sight, with the reason, and a way back', () => {
    const { onUnsilence } = show(
      found.map((one) => ({ ...one, silenced: one.rule === 'unknown-goal' ? 'soon' : null })),
    )
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Findings 1')
    expect(panel().querySelector('.silenced')?.textContent).toContain('Because: soon')
    press('Hear it again Unknown goal')
    expect(onUnsilence.mock.calls).toEqual([['unknown-goal', 'coupon_used']])
  })

  it('says that nothing was found, and which checks have not run, by their reasons', () => {
    const off = message('finding.lack.off', { reason: 'we know' })
    const { onSwitchOn } = show(
      [],
      [
        { rule: 'unknown-goal', because: message('verdictReason.noRegistry') },
        { rule: 'archived-goal', because: message('verdictReason.noRegistry') },
        { rule: 'payload-size', because: off },
      ],
    )
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(
      'Nothing was found by the checks that have run',
    )
    const reasons = [...panel().querySelectorAll('.not-run > ul > li')]
    expect(
      reasons.map((one) => [...one.querySelectorAll('a')].map(({ textContent }) => textContent)),
    ).toEqual([['Unknown goal', 'Archived goal'], ['Large properties']])
    press('Switch on Large properties')
    expect(onSwitchOn.mock.calls).toEqual([['payload-size']])
  })

  it('says as such, above all, that a rule has failed', () => {
    show([], [{ rule: 'double-fire', because: message('finding.lack.broken', { error: 'Error: x' }) }])
    const note = panel().querySelector('.note')
    expect(note?.textContent).toBe('Fired twice It failed, which is a mistake of Goalkeeper: Error: x')
    expect(panel().querySelector('details')).toBeNull()
  })

  it('of what is no goal event offers nothing to be silenced for one', () => {
    const request = { body: { encoding: 'text' as const, data: '{"units":[', bytes: 10 } }
    const broken = finderFor([{ request, ends: [{ status: 413 }] }])
    const [unreadable] = broken.rows
    if (!unreadable) throw new Error('no row')
    show(broken.finder.ofRow(unreadable), [], unreadable)
    expect(screen.getAllByRole('button', { name: /Rejected/ }).map(({ textContent }) => textContent)).toEqual(
      ['Switch this rule off… Rejected'],
    )
  })
})
