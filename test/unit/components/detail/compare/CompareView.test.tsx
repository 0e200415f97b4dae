// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { ComparedWith } from '../../../../../components/detail/detail-actions'
import { rowsOf, type Row } from '../../../../../core/record/row'
import { t } from '../../../../../locales/say'
import { showDetail } from '../../../../fixtures/panel/show-detail'
import { attempt, sentGoal } from '../../../../fixtures/captures'

afterEach(cleanup)

const rowOf = (...args: Parameters<typeof attempt>): Row => {
  const [row] = rowsOf(attempt(...args))
  if (!row) throw new Error('no row')
  return row
}
const HERE = rowOf([sentGoal('purchase', { price: 20, coupon: 'A' }, 5_250)])
const THERE = rowOf([sentGoal('purchase', { price: 18, currency: 'EUR' }, 5_000)])
const BROKEN = rowOf([], { body: { encoding: 'text', data: '{', bytes: 1 } })

const show = (row: Row | null, mode: ComparedWith['mode'] = 'previous') =>
  showDetail(HERE, { compared: { mode, row } })
const region = () => screen.getByRole('region', { name: t('compare.label') })
const rows = () => screen.getAllByRole('row').map(({ textContent }) => textContent)

describe('CompareView', () => {
  it('shows the differences first and collapses the equal values', () => {
    show(THERE)
    const [here, there, absent] = [t('compare.here'), t('compare.there'), t('compare.absent')]
    expect(rows().slice(1)).toEqual([
      `properties.price ${t('compare.kind.changed')}${here}20${there}18`,
      `properties.coupon ${t('compare.kind.onlyHere')}${here}"A"${there}${absent}`,
      `properties.currency ${t('compare.kind.onlyThere')}${here}${absent}${there}"EUR"`,
    ])
    expect(screen.getByText(t('compare.differences', {}, 3))).toBeTruthy()
    expect(region().querySelector('details')?.open).toBe(false)
    expect(region().textContent).toContain(t('compare.time.achieved') + t('compare.time.later', { ms: 250 }))
    expect(region().textContent).toContain(t('compare.time.sent') + t('compare.time.same'))
  })

  it.each<[string, ComparedWith['mode'], Row | null, string]>([
    ['there is no previous event', 'previous', null, t('compare.none.previous')],
    ['the marked event is gone', 'marked', null, t('compare.none.marked')],
    ['the marked event is this event', 'marked', HERE, t('compare.itself')],
    ['the marked event is unreadable', 'marked', BROKEN, t('compare.unreadable')],
  ])('shows no table when %s', (_case, mode, row, text) => {
    show(row, mode)
    expect(region().textContent).toContain(text)
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('stops comparing from its button and when a tab is opened', () => {
    const { onCompare } = show(THERE)
    expect(screen.queryByRole('tab', { selected: true })).toBeNull()
    screen.getByRole('button', { name: t('compare.stop') }).click()
    fireEvent.click(screen.getByRole('tab', { name: t('detail.goal') }))
    expect(onCompare.mock.calls).toEqual([[null], [null]])
  })

  it('starts comparing and marks the event with toggle buttons', () => {
    const { onCompare, onMark, step } = showDetail(HERE)
    const compare = () => screen.getByRole('button', { name: t('compare.withPrevious') })
    const mark = () => screen.getByRole('button', { name: t('compare.mark') })
    compare().click()
    mark().click()
    expect([onCompare.mock.calls, onMark.mock.calls]).toEqual([[['previous']], [[]]] as never)
    step(HERE, { mode: 'marked', row: THERE })
    expect([compare(), mark()].map((one) => one.getAttribute('aria-pressed'))).toEqual(['false', 'true'])
    step(HERE, { mode: 'previous', row: THERE })
    compare().click()
    expect(onCompare).toHaveBeenLastCalledWith(null)
  })

  it('restores the scroll position of the tab', () => {
    const { step } = showDetail(HERE)
    const panel = () => screen.getByRole('tabpanel')
    panel().scrollTop = 70
    fireEvent.scroll(panel())
    step(HERE, { mode: 'previous', row: THERE })
    expect(screen.queryByRole('tabpanel')).toBeNull()
    step(HERE, null)
    expect(panel().scrollTop).toBe(70)
  })

  it('opens the other event from its name', () => {
    const { onShow } = show(THERE)
    screen.getByRole('button', { name: /^purchase/ }).click()
    expect(onShow).toHaveBeenCalledWith(THERE.id)
  })
})
