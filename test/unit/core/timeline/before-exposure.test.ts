import { describe, expect, it } from 'vitest'
import { type Row, rowsOf } from '../../../../core/record/row'
import { rowsBeforeExposure } from '../../../../core/timeline/before-exposure'
import { exposuresOf } from '../../../../core/timeline/exposures'
import type { Attempt } from '../../../../core/attempt'
import { HASHED_UID } from '../../../fixtures/make'
import { attempt, sentGoal } from '../../../fixtures/captures'

/** The hash of another visitor. */
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

describe('a goal before the first exposure seen of its unit', () => {
  it.each<[string, Sent[], string[]]>([
    ['20 ms before it', [{ goals: [['a', 80]], exposures: [exposure(100)] }], ['a']],
    ['in the same ms', [{ goals: [['a', 100]], exposures: [exposure(100)] }], []],
    ['after it', [{ goals: [['a', 101]], exposures: [exposure(100)] }], []],
    ['in an earlier publish', [{ goals: [['a', 80]] }, { exposures: [exposure(100)] }], ['a']],
    ['in a later publish', [{ exposures: [exposure(100)] }, { goals: [['a', 80]] }], ['a']],
    ['after the first of several', [{ goals: [['a', 150]], exposures: [exposure(200), exposure(100)] }], []],
    ['where no exposure was seen', [{ goals: [['a', 80]] }], []],
    [
      'where another visitor was exposed',
      [{ goals: [['a', 80]] }, { exposures: [exposure(100)], units: [session(OTHER_UID)] }],
      [],
    ],
    [
      'where it was sent to another collector',
      [{ goals: [['a', 80]] }, { exposures: [exposure(100)], url: 'https://other.absmartly.io/v1/context' }],
      [],
    ],
    [
      'where another unit of it was exposed before',
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
      'of a unit that is not that of the experiment',
      [{ goals: [['a', 80]], units: [user], exposures: [exposure(100)] }],
      [],
    ],
    [
      'where one publish has the id and the other its hash',
      [
        { goals: [['a', 80]], units: [session('visitor-0001')], hashed: false },
        { exposures: [exposure(100)] },
      ],
      ['a'],
    ],
    [
      'of units without an id',
      [
        { goals: [['a', 80]], units: [session(null)] },
        { exposures: [exposure(100)], units: [session(null)] },
      ],
      [],
    ],
    ['without a time of its own', [{ goals: [['a', null]], exposures: [exposure(9e15)] }], []],
    ['at a time that no calendar has', [{ goals: [['a', -9e15]], exposures: [exposure(100)] }], []],
  ])('%s', (_, publishes, expected) => {
    expect(early(...publishes)).toEqual(expected)
  })

  it.each<[string, object, string[]]>([
    ['outside the traffic', { eligible: false }, []],
    ['not assigned', { assigned: false }, []],
    ['of an experiment that is not running', { id: 0, unit: null, assigned: false }, []],
    ['that is on for all', { fullOn: true }, []],
    ['that a person has overridden', { assigned: false, overridden: true }, ['a']],
    ['without a time', { exposedAt: null }, []],
    ['of an SDK that does not say which unit', { unit: undefined }, ['a']],
  ])('an exposure %s', (_, more, expected) => {
    expect(early({ goals: [['a', 80]], exposures: [exposure(100, more)] })).toEqual(expected)
  })

  it('is not known where an SDK does not say which of several units was exposed', () => {
    const units = [session(), user]
    expect(early({ goals: [['a', 80]], exposures: [exposure(100, { unit: undefined })], units })).toEqual([])
  })
})
