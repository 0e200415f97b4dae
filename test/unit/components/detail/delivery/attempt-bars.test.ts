import { describe, expect, it } from 'vitest'
import { attemptBars } from '../../../../../components/detail/delivery/attempt-bars'
import { DELIVERY_START, deliveryOf, type End, statusAt } from '../../../../fixtures/deliveries'

const barsOf = (ends: readonly End[], now = DELIVERY_START) => attemptBars(statusAt(deliveryOf(ends), 0), now)

describe('attemptBars', () => {
  it('scales the bars from the start of the first attempt to the last end', () => {
    expect(barsOf([{ status: 503 }, { status: 200 }])).toEqual({
      bars: [
        { from: 0, to: 12, end: 'known' },
        { from: 100, to: 112, end: 'known' },
      ],
      span: 112,
    })
  })

  it('extends the bar of a pending attempt to the current time', () => {
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

  it('never returns a negative bar when the clock runs backwards', () => {
    expect(barsOf([{}], DELIVERY_START - 50)).toEqual({ bars: [{ from: 0, to: 0, end: 'open' }], span: 1 })
  })

  it('ends a bar without a known end at the start of the next attempt', () => {
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
