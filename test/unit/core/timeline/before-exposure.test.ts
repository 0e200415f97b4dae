import { describe, expect, it } from 'vitest'
import { type Row, rowsOf } from '../../../../core/record/row'
import { rowsBeforeExposure } from '../../../../core/timeline/before-exposure'
import { exposuresOf } from '../../../../core/timeline/exposures'
import type { Attempt } from '../../../../core/attempt'
import { HASHED_UID } from '../../../fixtures/make'
import { attempt, sentGoal } from '../../../fixtures/captures'

/** Hash of another visitor's id. */
const OTHER_UID = 'LTSLmGJb-oGQVJhxElUwtQ'
const session = (uid: string | null = HASHED_UID) => ({ type: 'session_id', uid })
const user = { type: 'user_id', uid: OTHER_UID }

const exposure = (exposedAt: unknown, more: object = {}) => ({
  id: 1,
  name: 'free_delivery',
  unit: 'session_id',
  exposedAt,
  variant: 1,
  assigned: true,
  eligible: true,
  overridden: false,
  fullOn: false,
  ...more,
})

interface Sent {
  readonly goals?: readonly [string, unknown][]
  readonly exposures?: readonly object[]
  readonly units?: readonly object[]
  readonly hashed?: boolean
  readonly url?: string
}

const sent = ({ goals = [], url, units = [session()], ...publish }: Sent): Attempt =>
  attempt(
    goals.map(([name, achievedAt]) => ({ ...sentGoal(name), achievedAt })),
    { publish: { units, ...publish }, ...(url !== undefined && { url }) },
  )

function early(...publishes: readonly Sent[]): string[] {
  const attempts = publishes.map(sent)
  const deliveries = attempts.map((one) => ({ id: one.id, attempts: [one] as const }))
  const rows = attempts.flatMap((one): Row[] => rowsOf(one))
  return rowsBeforeExposure(rows, exposuresOf(deliveries)).map((row) =>
    row.kind === 'goal' ? row.event.goal.name : '',
  )
}

describe('rowsBeforeExposure', () => {
  it.each<[string, Sent[], string[]]>([
    ['a goal 20 ms before the exposure', [{ goals: [['a', 80]], exposures: [exposure(100)] }], ['a']],
    ['a goal in the same millisecond', [{ goals: [['a', 100]], exposures: [exposure(100)] }], []],
    ['a goal after the exposure', [{ goals: [['a', 101]], exposures: [exposure(100)] }], []],
    ['a goal in an earlier publish', [{ goals: [['a', 80]] }, { exposures: [exposure(100)] }], ['a']],
    ['a goal in a later publish', [{ exposures: [exposure(100)] }, { goals: [['a', 80]] }], ['a']],
    [
      'a goal after the first of several exposures',
      [{ goals: [['a', 150]], exposures: [exposure(200), exposure(100)] }],
      [],
    ],
    ['a goal without an exposure', [{ goals: [['a', 80]] }], []],
    [
      'a goal of another visitor',
      [{ goals: [['a', 80]] }, { exposures: [exposure(100)], units: [session(OTHER_UID)] }],
      [],
    ],
    [
      'a goal for another collector',
      [{ goals: [['a', 80]] }, { exposures: [exposure(100)], url: 'https://other.absmartly.io/v1/context' }],
      [],
    ],
    [
      'a goal after an exposure of another unit of the same visitor',
      [
        {
          goals: [['a', 80]],
          units: [session(), user],
          exposures: [exposure(100), exposure(50, { unit: 'user_id' })],
        },
      ],
      ['a'],
    ],
    [
      'a goal without the experiment’s unit type',
      [{ goals: [['a', 80]], units: [user], exposures: [exposure(100)] }],
      [],
    ],
    [
      'a goal with a plain id before an exposure with its hash',
      [
        { goals: [['a', 80]], units: [session('visitor-0001')], hashed: false },
        { exposures: [exposure(100)] },
      ],
      ['a'],
    ],
    [
      'a goal of units without ids',
      [
        { goals: [['a', 80]], units: [session(null)] },
        { exposures: [exposure(100)], units: [session(null)] },
      ],
      [],
    ],
    ['a goal without a time', [{ goals: [['a', null]], exposures: [exposure(9e15)] }], []],
    [
      'a goal with a time outside the range of dates',
      [{ goals: [['a', -9e15]], exposures: [exposure(100)] }],
      [],
    ],
  ])('checks %s: $2', (_, publishes, expected) => {
    expect(early(...publishes)).toEqual(expected)
  })

  it.each<[string, object, string[]]>([
    ['an exposure outside the traffic', { eligible: false }, []],
    ['an exposure without an assignment', { assigned: false }, []],
    ['an exposure to an experiment that is not running', { id: 0, unit: null, assigned: false }, []],
    ['an exposure to an experiment that is full on', { fullOn: true }, []],
    ['an overridden exposure', { assigned: false, overridden: true }, ['a']],
    ['an exposure without a time', { exposedAt: null }, []],
    ['an exposure without a unit type, as from an old SDK', { unit: undefined }, ['a']],
  ])('checks a goal before %s: $2', (_, more, expected) => {
    expect(early({ goals: [['a', 80]], exposures: [exposure(100, more)] })).toEqual(expected)
  })

  it('ignores an exposure without a unit type when there are several units', () => {
    const units = [session(), user]
    expect(early({ goals: [['a', 80]], exposures: [exposure(100, { unit: undefined })], units })).toEqual([])
  })
})
