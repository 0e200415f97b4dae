import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryPointer, isContainer, pointerKeys, valueAtPointer } from '../../../../core/json-tree/pointer'
import { goalEventsOf } from '../../../../core/publish/goal-event'
import type { Json } from '../../../../core/publish/publish'
import { storedEvents } from '../../../../core/publish/stored-event'
import { compileQuery } from '../../../../core/query/compile'
import { parseQuery } from '../../../../core/query/parse'
import { filterForValue, propertyPathOf } from '../../../../core/query/value-filter'
import { rowsOf } from '../../../../core/record/row'
import { wellFormedPublish } from '../../../fixtures/arbitraries'
import { jsonBody, seenAttempt } from '../../../fixtures/make'
import { queryFacts } from '../../../fixtures/query/query-events'

const STORED = {
  event_type: 'goal',
  unit_uid: 'LTSLmGJb-oGQVJhxElUwtQ',
  unit_uid_hex: '2d348b98625bfa8190549871125530b5',
  unit_type: 'user_id',
  application: 'Shop 2',
  environment: null,
  event_at: 5,
  unit_attributes: { country: 'DE', 'user.plan': 'pro' },
  goal_name: 'purchase*',
  properties: {
    price: 19.99,
    'unit price': '(1)',
    items: [{ sku: 'MUG' }],
    coupon: null,
    lines: 'a\nb',
    '': true,
    long: 'a'.repeat(301),
  },
}
const PUBLISH = {
  units: [{ type: 'user_id', uid: 'a' }],
  goals: [{ name: 'x', achievedAt: 1, properties: { a: { b: 'say "hi"' } } }],
  attributes: [{ name: 'plan', value: { tier: 1 }, setAt: 1 }],
}

describe('filterForValue', () => {
  it.each<['stored' | 'publish', Json, string, string | null]>([
    ['stored', STORED, '/properties/price', 'prop.price=19.99'],
    ['stored', STORED, '/properties/unit price', 'prop."unit price"="(1)"'],
    ['stored', STORED, '/properties/items/0/sku', 'prop.items.0.sku=MUG'],
    ['stored', STORED, '/properties/items', null],
    ['stored', STORED, '/properties/coupon', 'prop.coupon=null'],
    ['stored', STORED, '/properties/lines', null],
    ['stored', STORED, '/properties/long', null],
    ['stored', STORED, '/properties/', 'prop.""=true'],
    ['stored', STORED, '/unit_attributes/user.plan', 'attr."user.plan"=pro'],
    ['stored', STORED, '/unit_uid', 'unit:LTSLmGJb-oGQVJhxElUwtQ'],
    ['stored', STORED, '/unit_uid_hex', null],
    ['stored', STORED, '/unit_type', 'unit:user_id'],
    ['stored', STORED, '/application', 'app:"Shop 2"'],
    ['stored', STORED, '/environment', null],
    ['stored', STORED, '/event_at', null],
    ['stored', STORED, '/goal_name', 'goal:"purchase*"'],
    ['publish', PUBLISH, '/units/0/uid', 'unit:a'],
    ['publish', PUBLISH, '/goals/0/name', 'goal:x'],
    ['publish', PUBLISH, '/goals/0/achievedAt', null],
    ['publish', PUBLISH, '/goals/0/properties/a/b', String.raw`prop.a.b="say \"hi\""`],
    ['publish', PUBLISH, '/attributes/0/value/tier', 'attr.plan.tier=1'],
    ['publish', PUBLISH, '/attributes/0/name', null],
    ['publish', { requests: [PUBLISH] }, '/requests/0/attributes/0/value/tier', 'attr.plan.tier=1'],
  ])('returns for a %s document and $2: $3', (kind, root, pointer, filter) => {
    const value = valueAtPointer(root, pointer)
    if (value === undefined) throw new Error('no value')
    expect(filterForValue(kind, root, pointerKeys(pointer), value)).toBe(filter)
  })

  it('returns a filter that finds the event, for any keys and values', () => {
    fc.assert(
      fc.property(wellFormedPublish, (publish) => {
        const [row] = rowsOf(seenAttempt(1, { body: jsonBody(publish) }))
        const [event] = goalEventsOf(seenAttempt(1, { body: jsonBody(publish) }))
        if (!row || !event) return
        const [stored] = storedEvents(event, []) as unknown as Json[]
        for (const [pointer, value] of leavesOf(stored ?? null)) {
          const filter = filterForValue('stored', stored ?? null, pointerKeys(pointer), value)
          if (filter === null) continue
          const parsed = parseQuery(filter)
          if (parsed.kind === 'problem') throw new Error(`${filter}: ${parsed.message.key}`)
          expect(compileQuery(parsed.query).matches(row, queryFacts), filter).toBe(true)
        }
      }),
    )
  })
})

it('propertyPathOf returns the path of a property’s column', () => {
  expect(propertyPathOf('stored', STORED, ['properties', 'items', '0', 'sku'])).toBe('items.0.sku')
  expect(propertyPathOf('publish', PUBLISH, ['goals', '0', 'properties', 'a'])).toBe('a')
  expect(propertyPathOf('stored', STORED, ['properties'])).toBeNull()
  expect(propertyPathOf('stored', STORED, ['unit_attributes', 'country'])).toBeNull()
})

function* leavesOf(value: Json, pointer = ''): Generator<[string, Json]> {
  if (!isContainer(value)) yield [pointer, value]
  else
    for (const [key, inner] of Object.entries<Json>(value)) yield* leavesOf(inner, entryPointer(pointer, key))
}
