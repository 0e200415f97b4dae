import { describe, expect, it } from 'vitest'
import type { Publish } from '../../../../core/publish/publish'
import { publishesOf } from '../../../../core/publish/read-capture'
import { COLLECTOR, publishWith, SDK_HEADERS, textBody } from '../../../fixtures/make'

function read(body: unknown): Publish {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const [publish] = publishesOf({ method: 'PUT', url: COLLECTOR, headers: SDK_HEADERS, body: textBody(text) })
  if (!publish) throw new Error(`Not a publish: ${text}`)
  return publish
}

const problemsOf = (body: unknown) =>
  read(body).problems.map(({ message, goal }) => [message.key, ...(goal === undefined ? [] : [goal])])

describe('problems', () => {
  it('are empty for a publish in the SDK’s format', () => {
    expect(problemsOf(publishWith(['a', 'b']))).toEqual([])
  })

  it.each<[string, object, (string | number)[]]>([
    ['a missing publishedAt', { publishedAt: undefined }, ['problem.publish.publishedAt']],
    ['publishedAt as a string', { publishedAt: '2000' }, ['problem.publish.publishedAt']],
    ['missing units', { units: undefined }, ['problem.publish.noUnits']],
    ['units as an object', { units: {} }, ['problem.publish.noUnits']],
    ['an empty array of units', { units: [] }, ['problem.publish.noUnits']],
    ['units that are not objects', { units: ['user-1'] }, ['problem.publish.noUnits']],
    ['a unit without an id', { units: [{ type: 'a' }] }, ['problem.publish.noUid']],
    ['a unit whose id is null', { units: [{ type: 'a', uid: null }] }, ['problem.publish.noUid']],
    ['goals that are not an array', { goals: {} }, ['problem.publish.notList']],
    ['exposures that are not an array', { exposures: 'x' }, ['problem.publish.notList']],
    ['attributes that are not an array', { attributes: 1 }, ['problem.publish.notList']],
    ['a goal without a name', { goals: [{ achievedAt: 1 }] }, ['problem.goal.noName', 0]],
    ['a goal with an empty name', { goals: [{ name: '', achievedAt: 1 }] }, ['problem.goal.noName', 0]],
    ['a goal whose name is a number', { goals: [{ name: 7, achievedAt: 1 }] }, ['problem.goal.noName', 0]],
    ['achievedAt as a string', { goals: [{ name: 'a', achievedAt: '1' }] }, ['problem.goal.achievedAt', 0]],
    ['achievedAt of null', { goals: [{ name: 'a', achievedAt: null }] }, ['problem.goal.achievedAt', 0]],
    [
      'properties as an array',
      { goals: [{ name: 'a', achievedAt: 1, properties: [] }] },
      ['problem.goal.properties', 0],
    ],
    [
      'properties as a string',
      { goals: [{ name: 'a', achievedAt: 1, properties: 'x' }] },
      ['problem.goal.properties', 0],
    ],
  ])('include %s', (_, more, problem) => {
    expect(problemsOf({ ...publishWith([]), ...more })).toEqual([problem])
  })

  it('have the index of their goal', () => {
    const goals = [{ name: 'a', achievedAt: 1 }, 'b', { name: 'c' }]
    expect(problemsOf(publishWith([], { goals }))).toEqual([
      ['problem.goal.notObject', 1],
      ['problem.goal.achievedAt', 1],
      ['problem.goal.achievedAt', 2],
    ])
    expect(read(publishWith([], { goals })).goals).toHaveLength(3)
  })
})

describe('parsed publishes', () => {
  it.each<[unknown, string | null]>([
    ['user-1', 'user-1'],
    ['', ''],
    [42, '42'],
    [1.7, '2'],
    [null, null],
    [undefined, null],
    [{ id: 1 }, null],
  ])('have for the uid %j: %j', (uid, expected) => {
    expect(read(publishWith([], { units: [{ type: 'a', uid }] })).units).toEqual([
      { type: 'a', uid: expected },
    ])
  })

  it.each<[unknown, boolean]>([
    [true, true],
    [false, false],
    [undefined, false],
    ['true', false],
    [1, false],
  ])('treat “hashed” %j as %s', (hashed, expected) => {
    expect(read({ ...publishWith([]), hashed }).hashed).toBe(expected)
  })

  it('keep names unchanged', () => {
    const names = ['  Pad ', 'Größe 😀', '__proto__', 'constructor']
    expect(read(publishWith(names)).goals.map(({ name }) => name)).toEqual(names)
  })

  it('keep properties with any key', () => {
    const { goals } = read(
      '{"units":[],"goals":[{"name":"a","achievedAt":1,"properties":{"__proto__":{"x":1},"toString":2}}]}',
    )
    const properties = goals[0]?.properties ?? {}
    expect(Object.keys(properties)).toEqual(['__proto__', 'toString'])
    expect(JSON.stringify(properties)).toBe('{"__proto__":{"x":1},"toString":2}')
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  it('keep the values of SDK 1.2 and add none', () => {
    const { goals } = read(
      publishWith([], {
        goals: [
          { name: 'a', values: [1, 2] },
          { name: 'b', values: null },
        ],
      }),
    )
    expect(goals[0]?.values).toEqual([1, 2])
    expect(goals[1]).not.toHaveProperty('values')
  })

  it.each(['goals', 'exposures', 'attributes'] as const)(
    'have an empty array for %s of null or undefined',
    (field) => {
      for (const value of [null, undefined]) {
        const publish = read({ ...publishWith([]), [field]: value })
        expect(publish[field]).toEqual([])
        expect(publish.problems).toEqual([])
      }
    },
  )
})
