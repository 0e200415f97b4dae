import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAxis, MIN_IDLE_MS } from '../../../../core/timeline/axis'

const MINUTE = 60_000
const times = (...all: number[]) => Float64Array.from(all).toSorted()
const placesOf = (all: number[], places: number) => {
  const { slotOf } = createAxis(times(...all), places)
  return all.map(slotOf)
}

describe('createAxis', () => {
  it.each<[string, number[], number, number[]]>([
    ['puts the first and last time at the ends', [0, 1000], 10, [0, 9]],
    ['has one slot for one time', [5], 10, [0]],
    ['has one slot for a repeated time', [5, 5, 5], 10, [0, 0, 0]],
    ['has one slot when there is room for one', [0, 9, 99], 1, [0, 0, 0]],
    ['spreads evenly spaced times evenly', [0, 100, 200, 300, 400], 5, [0, 1, 2, 3, 4]],
    ['accepts times before 1970', [-MINUTE, 0], 4, [0, 3]],
  ])('%s', (_, all, places, expected) => {
    expect(placesOf(all, places)).toEqual(expected)
  })

  it('gives times 20 ms apart different slots despite gaps of an hour', () => {
    const [, goal, exposure, later] = placesOf([0, 60 * MINUTE, 60 * MINUTE + 20, 120 * MINUTE], 50)
    expect(exposure).toBeGreaterThan(goal ?? 0)
    expect((later ?? 0) - (exposure ?? 0)).toBeGreaterThan(3 * ((exposure ?? 0) - (goal ?? 0)))
  })

  it('reports gaps of at least MIN_IDLE_MS as idle', () => {
    const { idle } = createAxis(
      times(0, MIN_IDLE_MS - 1, 2 * MIN_IDLE_MS, 2 * MIN_IDLE_MS, 10 * MIN_IDLE_MS),
      100,
    )
    expect(idle.map(({ from, to }) => [from, to])).toEqual([
      [MIN_IDLE_MS - 1, 2 * MIN_IDLE_MS],
      [2 * MIN_IDLE_MS, 10 * MIN_IDLE_MS],
    ])
    const [first, last] = idle
    expect(first?.end).toBe(last?.begin)
    expect(last?.end).toBe(1)
  })

  it('assigns every time a slot in chronological order', () => {
    const time = fc.oneof(
      fc.integer({ min: 0, max: 3000 }),
      fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true }),
    )
    fc.assert(
      fc.property(
        fc.array(time, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 300 }),
        (all, places) => {
          const sorted = [...times(...all)]
          const found = placesOf(sorted, places)
          expect(found.every((place) => Number.isInteger(place) && place >= 0 && place < places)).toBe(true)
          expect(found).toEqual(found.toSorted((one, other) => one - other))
          expect(found[0]).toBe(0)
          if (sorted[0] !== sorted.at(-1)) expect(found.at(-1)).toBe(places - 1)
        },
      ),
    )
  })
})
