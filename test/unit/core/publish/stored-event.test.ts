import { describe, expect, it } from 'vitest'
import { goalEventsOf } from '../../../../core/publish/goal-event'
import { type StoredEvent, storedEvents } from '../../../../core/publish/stored-event'
import type { KnownWorkspace } from '../../../../core/registry/workspace'
import {
  seenAttempt,
  HASHED_UID,
  environmentOf,
  goalOf,
  itemOf,
  jsonBody,
  knownOf,
  listOf,
  publishWith,
  registryOf,
  textBody,
} from '../../../fixtures/make'

const WORKSPACES = [knownOf()]

function store(body: unknown, workspaces: readonly KnownWorkspace[] = []): StoredEvent[] {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return goalEventsOf(seenAttempt(1, { body: textBody(text) })).flatMap((event) =>
    storedEvents(event, workspaces),
  )
}

/** Order of fields in the Web Console's JSON (`docs.absmartly.com`, Web Console, Events). */
const FIELDS = [
  'event_type',
  'unit_uid',
  'unit_uid_hex',
  'unit_type',
  'unit_type_id',
  'agent',
  'application',
  'application_id',
  'environment',
  'environment_id',
  'environment_type',
  'event_at',
  'unit_attributes',
  'goal_id',
  'goal_name',
  'properties',
]
const ATTRIBUTES = [{ name: 'country', value: 'NL', setAt: 1 }]

describe('storedEvents', () => {
  it('returns the fields of the Web Console in its order', () => {
    const [event] = store(publishWith(['add_to_cart'], { attributes: ATTRIBUTES }))
    expect(Object.keys(event ?? {})).toEqual(FIELDS)
  })

  it.each([
    ['absent', undefined],
    ['an empty array', []],
  ])('omits unit_attributes when attributes are %s', (_, attributes) => {
    const [event] = store(publishWith(['add_to_cart'], { attributes }))
    expect(Object.keys(event ?? {})).toEqual(FIELDS.filter((field) => field !== 'unit_attributes'))
  })

  it('returns null for every id without a registry', () => {
    const [event] = store(publishWith(['add_to_cart'], { attributes: ATTRIBUTES }))
    expect(event).toStrictEqual({
      event_type: 'goal',
      unit_uid: HASHED_UID,
      unit_uid_hex: '623a858b06a057721edabe37b0ef8f13',
      unit_type: 'session_id',
      unit_type_id: null,
      agent: 'absmartly-javascript-sdk',
      application: 'shop',
      application_id: null,
      environment: 'production',
      environment_id: null,
      environment_type: null,
      event_at: 1000,
      unit_attributes: { country: 'NL' },
      goal_id: null,
      goal_name: 'add_to_cart',
      properties: null,
    })
  })

  it('returns the ids of the registry', () => {
    expect(store(publishWith(['add_to_cart']), WORKSPACES)[0]).toMatchObject({
      unit_type_id: 41,
      application_id: 21,
      environment_id: 31,
      environment_type: 'production',
      goal_id: 11,
    })
  })

  it('returns null for names that the registry doesn’t have exactly', () => {
    const registry = registryOf({
      applications: listOf(itemOf(21, 'Shop')),
      environments: listOf(environmentOf(31, 'Production', 'production')),
      unitTypes: listOf(itemOf(41, 'Session_id')),
    })
    expect(store(publishWith(['Add_to_cart']), [knownOf(registry)])[0]).toMatchObject({
      unit_type_id: null,
      application_id: null,
      environment_id: null,
      environment_type: null,
      goal_id: null,
    })
  })

  it('returns ids of the collector’s workspace only', () => {
    const other = knownOf(registryOf({ goals: listOf(goalOf(99, 'add_to_cart')) }), {
      id: 'other',
      collectors: ['other.absmartly.io'],
    })
    expect(store(publishWith(['add_to_cart']), [other])[0]).toMatchObject({
      goal_id: null,
      unit_type_id: null,
    })
    expect(store(publishWith(['add_to_cart']), [other, ...WORKSPACES])[0]).toMatchObject({ goal_id: 11 })
  })

  it('returns the id from the events API for a goal that is in no list', () => {
    const registry = registryOf({ confirmed: [{ name: 'hidden', goalId: 77 }] })
    expect(store(publishWith(['hidden']), [knownOf(registry)])[0]).toMatchObject({ goal_id: 77 })
  })

  it('returns null for missing headers', () => {
    const capture = seenAttempt(1, { headers: [], body: jsonBody(publishWith(['add_to_cart'])) })
    const [event] = goalEventsOf(capture)
    expect(event && storedEvents(event, WORKSPACES)[0]).toMatchObject({
      agent: null,
      application: null,
      application_id: null,
      environment: null,
      environment_id: null,
    })
  })

  it('returns one event per unit, in the order of the units', () => {
    const units = [
      { type: 'user_id', uid: 'user-1' },
      { type: 'session_id', uid: null },
      { type: 'device_id', uid: '😀' },
    ]
    const events = store({ ...publishWith(['a', 'b']), units, hashed: undefined })
    expect(events.map(({ goal_name, unit_type, unit_uid }) => [goal_name, unit_type, unit_uid])).toEqual([
      ['a', 'user_id', '1tdwU5K8evYzMovqjExpBA'],
      ['a', 'session_id', null],
      ['a', 'device_id', '-Z9RwqljCn9rjBPBgYvAwg'],
      ['b', 'user_id', '1tdwU5K8evYzMovqjExpBA'],
      ['b', 'session_id', null],
      ['b', 'device_id', '-Z9RwqljCn9rjBPBgYvAwg'],
    ])
  })

  it('returns nothing without units', () => {
    expect(store(publishWith(['a'], { units: [] }))).toEqual([])
  })

  it.each<[unknown, string | null, string | null, string | null]>([
    [true, HASHED_UID, HASHED_UID, '623a858b06a057721edabe37b0ef8f13'],
    [true, 'user-1', 'user-1', null],
    [true, null, null, null],
    [false, 'visitor-0001', HASHED_UID, '623a858b06a057721edabe37b0ef8f13'],
    [undefined, 'visitor-0001', HASHED_UID, '623a858b06a057721edabe37b0ef8f13'],
    [undefined, null, null, null],
  ])('with “hashed” %j stores the uid %j as %j', (hashed, uid, stored, hex) => {
    const [event] = store({ ...publishWith(['a']), hashed, units: [{ type: 'a', uid }] })
    expect(event).toMatchObject({ unit_uid: stored, unit_uid_hex: hex })
  })

  it('returns the last value of each attribute, with any name', () => {
    const [event] = store(
      '{"units":[{"type":"a","uid":"b"}],"goals":[{"name":"a","achievedAt":1}],"attributes":[' +
        '{"name":"country","value":"DE"},{"name":"__proto__","value":{"x":1}},' +
        '{"name":"country","value":null},{"name":"age","value":7},{"name":"country","value":"NL"}]}',
    )
    expect(JSON.stringify(event?.unit_attributes)).toBe('{"country":"NL","__proto__":{"x":1},"age":7}')
  })

  it('returns null for an invalid time', () => {
    expect(store(publishWith([], { goals: [{ name: 'a', achievedAt: 'now' }] }))[0]?.event_at).toBeNull()
  })
})
