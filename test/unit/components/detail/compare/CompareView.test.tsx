// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { ComparedWith } from '../../../../../components/detail/detail-actions'
import { rowsOf, type Row } from '../../../../../core/record/row'
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
const region = () => screen.getByRole('region', { name: 'Comparison' })
const rows = () => screen.getAllByRole('row').map(({ textContent }) => textContent)

describe('two events beside each other', () => {
  it('have their differences first, and what is the same folded away', () => {
    show(THERE)
    expect(rows().slice(1)).toEqual([
      'properties.price changedThis event20The other18',
      'properties.coupon only in this eventThis event"A"The othernot there',
      'properties.currency only in the otherThis eventnot thereThe other"EUR"',
    ])
    expect(screen.getByText('3 differences')).toBeTruthy()
    expect(region().querySelector('details')?.open).toBe(false)
    expect(region().textContent).toMatch(/Achieved250 ms later/)
    expect(region().textContent).toMatch(/Sentat the same time/)
  })

  it.each<[ComparedWith['mode'], Row | null, string]>([
    ['previous', null, 'There is no event of this goal before this one.'],
    ['marked', null, 'The marked event is not kept any more.'],
    ['marked', HERE, 'This is the marked event.'],
    ['marked', BROKEN, 'Only goal events can be compared.'],
  ])('says what there is nothing to compare with: %s', (mode, row, text) => {
    show(row, mode)
    expect(region().textContent).toContain(text)
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('stop by their button, and by going to a tab', () => {
    const { onCompare } = show(THERE)
    expect(screen.queryByRole('tab', { selected: true })).toBeNull()
    screen.getByRole('button', { name: 'Stop comparing' }).click()
    fireEvent.click(screen.getByRole('tab', { name: 'Goal' }))
    expect(onCompare.mock.calls).toEqual([[null], [null]])
  })

  it('are begun and marked by buttons that say whether they are on', () => {
    const { onCompare, onMark, step } = showDetail(HERE)
    const compare = () => screen.getByRole('button', { name: /^Compare with/ })
    const mark = () => screen.getByRole('button', { name: /^Mark this event/ })
    compare().click()
    mark().click()
    expect([onCompare.mock.calls, onMark.mock.calls]).toEqual([[['previous']], [[]]] as never)
    step(HERE, { mode: 'marked', row: THERE })
    expect([compare(), mark()].map((one) => one.getAttribute('aria-pressed'))).toEqual(['false', 'true'])
    step(HERE, { mode: 'previous', row: THERE })
    compare().click()
    expect(onCompare).toHaveBeenLastCalledWith(null)
  })

  it('leave the tab where it was scrolled to', () => {
    const { step } = showDetail(HERE)
    const panel = () => screen.getByRole('tabpanel')
    panel().scrollTop = 70
    fireEvent.scroll(panel())
    step(HERE, { mode: 'previous', row: THERE })
    expect(screen.queryByRole('tabpanel')).toBeNull()
    step(HERE, null)
    expect(panel().scrollTop).toBe(70)
  })

  it('lead from one to the other', () => {
    const { onShow } = show(THERE)
    screen.getByRole('button', { name: /^purchase/ }).click()
    expect(onShow).toHaveBeenCalledWith(THERE.id)
  })
})
