// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { NotRun } from '../../../../core/findings/rule-results'
import type { Finding } from '../../../../core/findings/finding'
import { message } from '../../../../core/message'
import type { Row } from '../../../../core/record/row'
import { t } from '../../../../locales/say'
import { messagePattern } from '../../../fixtures/message-pattern'
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

const rejectedTitle = () => t('finding.publishRejected.title')
const unknownTitle = () => t('finding.unknownGoal.title')

describe('FindingsTab', () => {
  it('shows severity, problem, consequence, fix and help link of each finding, and counts the findings', () => {
    show(found)
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe(`${t('detail.findings')} 2`)
    const items = within(panel()).getAllByRole('listitem')
    expect(items.map((item) => item.querySelector('h3')?.textContent)).toEqual([
      `${t('finding.severity.error')} ${rejectedTitle()}`,
      `${t('finding.severity.warning')} ${unknownTitle()}`,
    ])
    const [rejected, unknown] = items.map(({ textContent }) => textContent)
    const lost = { status: 401, goals: '“coupon_used”' }
    expect(rejected).toContain(t('finding.publishRejected.what', lost))
    expect(rejected).toContain(t('finding.publishRejected.why'))
    expect(rejected).toContain(`${t('finding.fix')} ${t('finding.publishRejected.fixKey')}`)
    expect(unknown).toMatch(messagePattern('finding.unknownGoal.what', { name: 'coupon_used' }))
    const link = screen.getByRole('link', { name: `${t('help.more')} ${unknownTitle()}` })
    expect(link.getAttribute('href')).toBe('/help/findings/unknown-goal.html')
  })

  it('ignores a finding for this goal with a reason', () => {
    const { onSilence, onClose } = show(found)
    press(`${t('finding.quieter.silence')} ${unknownTitle()}`)
    const input = screen.getByLabelText(t('finding.reason.label'))
    expect(document.activeElement).toBe(input)
    fireEvent.input(input, { target: { value: ' is created on Monday ' } })
    press(t('finding.quieter.silenceYes'))
    expect(onSilence.mock.calls).toEqual([['unknown-goal', 'coupon_used', 'is created on Monday']])
    expect(document.activeElement?.tagName).toBe('H2')
    expect(onClose).not.toHaveBeenCalled()
  })

  it('asks before it turns a rule off and cancels on Escape without closing the detail', () => {
    const offButton = `${t('finding.quieter.off')} ${rejectedTitle()}`
    const { onSwitchOff, onClose } = show(found)
    press(offButton)
    fireEvent.keyDown(screen.getByLabelText(t('finding.reason.label')), { key: 'Escape' })
    expect(document.activeElement?.textContent).toBe(offButton)
    expect(onClose).not.toHaveBeenCalled()
    press(offButton)
    press(t('finding.quieter.offYes'))
    expect(onSwitchOff.mock.calls).toEqual([['publish-rejected', '']])
  })

  it('keeps an ignored finding visible with its reason and a button that undoes it', () => {
    const { onUnsilence } = show(
      found.map((one) => ({ ...one, silenced: one.rule === 'unknown-goal' ? 'soon' : null })),
    )
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe(`${t('detail.findings')} 1`)
    expect(panel().querySelector('.silenced')?.textContent).toContain(`${t('finding.silenced.reason')} soon`)
    press(`${t('finding.silenced.hear')} ${unknownTitle()}`)
    expect(onUnsilence.mock.calls).toEqual([['unknown-goal', 'coupon_used']])
  })

  it('reports that nothing was found and groups the checks that did not run by reason', () => {
    const off = message('finding.lack.off', { reason: 'we know' })
    const { onSwitchOn } = show(
      [],
      [
        { rule: 'unknown-goal', because: message('verdictReason.noRegistry') },
        { rule: 'archived-goal', because: message('verdictReason.noRegistry') },
        { rule: 'payload-size', because: off },
      ],
    )
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(t('finding.count.noneOfRun'))
    const reasons = [...panel().querySelectorAll('.not-run > ul > li')]
    expect(
      reasons.map((one) => [...one.querySelectorAll('a')].map(({ textContent }) => textContent)),
    ).toEqual([[unknownTitle(), t('finding.archivedGoal.title')], [t('finding.payloadSize.title')]])
    press(`${t('finding.quieter.on')} ${t('finding.payloadSize.title')}`)
    expect(onSwitchOn.mock.calls).toEqual([['payload-size']])
  })

  it('reports a failed rule above the other checks', () => {
    show([], [{ rule: 'double-fire', because: message('finding.lack.broken', { error: 'Error: x' }) }])
    const note = panel().querySelector('.note')
    expect(note?.textContent).toBe(
      `${t('finding.doubleFire.title')} ${t('finding.lack.broken', { error: 'Error: x' })}`,
    )
    expect(panel().querySelector('details')).toBeNull()
  })

  it('does not offer to ignore a finding per goal when the row is not a goal event', () => {
    const request = { body: { encoding: 'text' as const, data: '{"units":[', bytes: 10 } }
    const broken = finderFor([{ request, ends: [{ status: 413 }] }])
    const [unreadable] = broken.rows
    if (!unreadable) throw new Error('no row')
    show(broken.finder.ofRow(unreadable), [], unreadable)
    const buttons = screen.getAllByRole('button', { name: messagePattern('finding.publishRejected.title') })
    expect(buttons.map(({ textContent }) => textContent)).toEqual([
      `${t('finding.quieter.off')} ${rejectedTitle()}`,
    ])
  })
})
