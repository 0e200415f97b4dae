import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_REPEAT_GAP_MS, Repeats } from '../../../../core/record/repeats'
import { type Row, rowsOf } from '../../../../core/record/row'
import { attempt, sentGoal } from '../../../fixtures/captures'

/** Creates the rows of one publish from goal names and achievement times in ms. */
const sent = (goals: [string, number, object?][], more: Parameters<typeof attempt>[1] = {}): Row[] =>
  rowsOf(
    attempt(
      goals.map(([name, achievedAt, properties = {}]) => ({
        ...sentGoal(name, properties as Record<string, never>),
        achievedAt,
      })),
      more,
    ),
  )

function repeatsOf(rows: readonly Row[]) {
  const repeats = new Repeats()
  repeats.update(rows)
  return rows.map((row) => repeats.of(row))
}

describe('Repeats', () => {
  it.each<[string, Row[], (number | undefined)[]]>([
    [
      'the same goal within a second',
      sent([
        ['a', 0],
        ['a', MAX_REPEAT_GAP_MS],
      ]),
      [undefined, 2],
    ],
    [
      'the same goal after more than a second',
      sent([
        ['a', 0],
        ['a', MAX_REPEAT_GAP_MS + 1],
      ]),
      [undefined, undefined],
    ],
    [
      'goals with different names',
      sent([
        ['a', 0],
        ['b', 1],
      ]),
      [undefined, undefined],
    ],
    [
      'goals with different properties',
      sent([
        ['a', 0, { n: 1 }],
        ['a', 1, { n: 2 }],
      ]),
      [undefined, undefined],
    ],
    [
      'a series of goals with a gap',
      sent([
        ['a', 0],
        ['a', 900],
        ['a', 1800],
        ['a', 4000],
      ]),
      [undefined, 2, 3, undefined],
    ],
    [
      'goals of different documents',
      [...sent([['a', 0]], { documentId: 'one' }), ...sent([['a', 1]], { documentId: 'other' })],
      [undefined, undefined],
    ],
    [
      'the same goal at the same time',
      sent([
        ['a', 5],
        ['a', 5],
      ]),
      [undefined, 2],
    ],
  ])('counts the repeats of %s: $2', (_, rows, counts) => {
    expect(repeatsOf(rows).map((repeat) => repeat?.count)).toEqual(counts)
  })

  it('returns the time since the previous event', () => {
    expect(
      repeatsOf(
        sent([
          ['a', 100],
          ['a', 412],
        ]),
      )[1],
    ).toMatchObject({ count: 2, after: 312, before: { event: { goal: { achievedAt: 100 } } } })
  })
})

it('Repeats gives the same result incrementally and at once, for rows in any order and removed rows', () => {
  const step = fc.record({ name: fc.constantFrom('a', 'b'), at: fc.nat(4000), drop: fc.nat(3) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const repeats = new Repeats()
      let rows: Row[] = []
      for (const { name, at, drop } of steps) {
        rows = [...rows.slice(drop === 3 ? 1 : 0), ...sent([[name, at]])]
        repeats.update(rows)
        expect(rows.map((row) => repeats.of(row))).toEqual(repeatsOf(rows))
      }
    }),
  )
})
