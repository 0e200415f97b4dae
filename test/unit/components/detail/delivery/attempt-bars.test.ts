import { describe, expect, it } from 'vitest'
import { attemptBars } from '../../../../../components/detail/delivery/attempt-bars'
import { DELIVERY_START, deliveryOf, type End, statusAt } from '../../../../fixtures/deliveries'

const barsOf = (ends: readonly End[], now = DELIVERY_START) => attemptBars(statusAt(deliveryOf(ends), 0), now)

describe('the bars of attempts', () => {
  it('have one scale, from the start of the first attempt to the last end', () => {
    expect(barsOf([{ status: 503 }, { status: 200 }])).toEqual({
      bars: [
        { from: 0, to: 12, end: 'known' },
        { from: 100, to: 112, end: 'known' },
      ],
      span: 112,
    })
  })

  it('grow with the time while they are open', () => {
    const ends = [{ status: 503 }, {}]
    expect(barsOf(ends, DELIVERY_START + 150)).toMatchObject({
      bars: [{}, { from: 100, to: 150, end: 'open' }],
      span: 150,
    })
    expect(barsOf(ends, DELIVERY_START + 400)).toMatchObject({
      bars: [{}, { from: 100, to: 400, end: 'open' }],
      span: 400,
    })
  })

  it('do not run backwards where the clock does', () => {
    expect(barsOf([{}], DELIVERY_START - 50)).toEqual({ bars: [{ from: 0, to: 0, end: 'open' }], span: 1 })
  })

  it('end where there is room when nobody has seen an end', () => {
    const status = statusAt(deliveryOf([{ status: 503 }, { status: 200 }]))
    const [first, second] = status.attempts
    const unseen = { kind: 'unknown', why: 'left' } as const
    if (!second) throw new Error('no second attempt')
    const attempts = [{ ...first, outcome: unseen, endedAt: null }, second] as const
    expect(attemptBars({ ...status, attempts }, DELIVERY_START + 9999)).toEqual({
      bars: [
        { from: 0, to: 100, end: 'unknown' },
        { from: 100, to: 112, end: 'known' },
      ],
      span: 112,
    })
  })
})
