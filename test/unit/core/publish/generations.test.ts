import { describe, expect, it } from 'vitest'
import { createAttempt } from '../../../../core/attempt'
import { type GoalEvent, goalEventsOf } from '../../../../core/publish/goal-event'
import { storedEvents } from '../../../../core/publish/stored-event'
import { publishesOf } from '../../../../core/publish/read-capture'
import { captureOf, jsonBody, seenAttempt } from '../../../fixtures/make'
import sdk1x11 from '../../../fixtures/publishes/1.11.json'
import sdk1x13 from '../../../fixtures/publishes/1.13.json'
import sdk1x14 from '../../../fixtures/publishes/1.14.json'
import sdk1x2 from '../../../fixtures/publishes/1.2.json'
import sdk1x4 from '../../../fixtures/publishes/1.4.json'
import sdk1x5 from '../../../fixtures/publishes/1.5.json'
import batch from '../../../fixtures/publishes/batch.json'

interface Sent {
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

const capture = ({ headers, body }: Sent) =>
  captureOf(1, { headers: Object.entries(headers), body: jsonBody(body) })

const seen = (sent: Sent) => createAttempt('capture-1', 1, [capture(sent)])
/** Returns goal name, time, properties, and the unit ids of the stored events. */
const inShort = (event: GoalEvent) => [
  event.goal.name,
  event.goal.achievedAt,
  event.goal.properties,
  storedEvents(event, []).map(({ unit_uid }) => unit_uid),
]

describe('publishes of every SDK generation', () => {
  it.each<[string, Sent, unknown[]]>([
    [
      '1.2',
      sdk1x2,
      [
        ['payment', 1611650326188, null, ['pAE3a1i5Drs5mKRNq56adA']],
        ['newsletter', 1611650326190, null, ['pAE3a1i5Drs5mKRNq56adA']],
      ],
    ],
    [
      '1.4',
      sdk1x4,
      [
        ['payment', 1631650326188, { amount: 4999 }, ['YjqFiwagV3Ie2r43sO-PEw', 'odDG6D8CcyfYRhBj9KxYpg']],
        ['newsletter', 1631650326190, null, ['YjqFiwagV3Ie2r43sO-PEw', 'odDG6D8CcyfYRhBj9KxYpg']],
      ],
    ],
    [
      '1.5',
      sdk1x5,
      [['payment', 1641650326188, { cart: { items: 3 }, total: 49.99 }, ['YjqFiwagV3Ie2r43sO-PEw']]],
    ],
    [
      '1.11',
      sdk1x11,
      [
        [
          'signup_done',
          1701650326188,
          { plan: 'pro', trial: true, tags: ['a', 'b'], coupon: null },
          ['YjqFiwagV3Ie2r43sO-PEw'],
        ],
      ],
    ],
    [
      '1.13',
      sdk1x13,
      [
        ['signup_done', 1795460300015, { plan: 'pro', seats: 3 }, ['1tdwU5K8evYzMovqjExpBA']],
        ['newsletter', 1795460300016, null, ['1tdwU5K8evYzMovqjExpBA']],
      ],
    ],
    ['1.14', sdk1x14, [['order_paid', 1795460300015, { total: 19.5 }, ['odDG6D8CcyfYRhBj9KxYpg']]]],
    [
      'batch',
      batch,
      [
        ['Order Completed', 1795460290015, { revenue: 10 }, ['1tdwU5K8evYzMovqjExpBA']],
        ['Page: Home', 1795460290016, null, ['669DL-HV_DPv-qcter0-Ow', '-Z9RwqljCn9rjBPBgYvAwg']],
        ['Page: Cart', 1795460290017, { items: 2 }, ['669DL-HV_DPv-qcter0-Ow', '-Z9RwqljCn9rjBPBgYvAwg']],
      ],
    ],
  ])('have all their goal events: %s', (_, sent, events) => {
    expect(goalEventsOf(seen(sent)).map(inShort)).toEqual(events)
    expect(publishesOf(capture(sent)).flatMap(({ problems }) => problems)).toEqual([])
  })

  it.each<[string, Sent, object]>([
    ['1.2', sdk1x2, { hashed: false, sdkVersion: null, application: 'website', applicationVersion: '0' }],
    ['1.4', sdk1x4, { hashed: false, sdkVersion: null, publishedAt: 1631650326201 }],
    ['1.5', sdk1x5, { hashed: true, environment: 'development', attributes: [] }],
    ['1.11', sdk1x11, { hashed: true, agent: 'absmartly-react-sdk', applicationVersion: '7' }],
    ['1.13', sdk1x13, { hashed: true, sdkVersion: null, applicationVersion: 'undefined', exposures: [] }],
    ['1.14', sdk1x14, { hashed: true, sdkVersion: '1.14.0-beta.1', applicationVersion: '2.4.1' }],
    ['batch', batch, { hashed: false, agent: 'segment', application: null, applicationVersion: null }],
  ])('have the facts of their envelope: %s', (_, sent, facts) => {
    expect(publishesOf(capture(sent))[0]).toMatchObject(facts)
  })

  it('keep the values of 1.2, which has no properties', () => {
    const goals = publishesOf(capture(sdk1x2))[0]?.goals
    expect(goals?.map(({ values }) => values)).toEqual([[4999, 2], undefined])
  })

  it('keep every flag of an exposure as sent', () => {
    const exposure = publishesOf(capture(sdk1x14))[0]?.exposures[0]
    expect(exposure).toEqual({ name: 'exp_gone', raw: sdk1x14.body.exposures[0] })
  })
})

describe('goalEventsOf', () => {
  it('returns ids made of capture, publish and goal', () => {
    expect(goalEventsOf(seen(batch)).map(({ id }) => id)).toEqual([
      'capture-1/0/0',
      'capture-1/1/0',
      'capture-1/1/1',
    ])
  })

  it('returns only the problems of each event’s own goal', () => {
    const goals = [
      { name: 'a', achievedAt: 1 },
      { name: '', achievedAt: 1 },
    ]
    const events = goalEventsOf(seenAttempt(1, { body: jsonBody({ units: [], goals }) }))
    expect(events.map(({ problems }) => problems.map(({ message }) => message.key))).toEqual([
      [],
      ['problem.goal.noName'],
    ])
  })
})
