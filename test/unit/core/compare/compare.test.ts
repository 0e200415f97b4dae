import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareEvents, flatten, previousWithSameGoal } from '../../../../core/compare/compare'
import { type ComparableEvent, comparableEvent } from '../../../../core/compare/compared'
import { isContainer, valueAtPointer } from '../../../../core/json-tree/pointer'
import { storedEvents } from '../../../../core/publish/stored-event'
import { rowsOf, type Row } from '../../../../core/record/row'
import type { Json } from '../../../../core/publish/publish'
import { seenAttempt } from '../../../fixtures/make'
import { attempt, sentGoal } from '../../../fixtures/captures'

const TIMES = { achieved: 0, published: 0, sent: 0 }
const anyFacts: fc.Arbitrary<ComparableEvent> = fc
  .dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<Json>)
  .map((facts) => ({ facts, times: TIMES }))

const rowOf = (...args: Parameters<typeof attempt>): Row & { kind: 'goal' } => {
  const [row] = rowsOf(attempt(...args))
  if (row?.kind !== 'goal') throw new Error('no row')
  return row
}
const compared = ({ event }: Row & { kind: 'goal' }) =>
  comparableEvent(event, storedEvents(event, [])[0] ?? null)

describe('compareEvents', () => {
  it('compares values path by path, and times by their difference', () => {
    const here = rowOf([sentGoal('purchase', { price: 20, coupon: 'A', items: [{ sku: 'x' }, {}] }, 5_250)], {
      at: 5_400,
      publish: { publishedAt: 5_300 },
    })
    const there = rowOf(
      [sentGoal('purchase', { price: '20', currency: 'EUR', items: [{ sku: 'x' }] }, 5_000)],
      {
        at: 5_150,
        publish: { publishedAt: null, units: [{ type: 'user_id', uid: 'of2dhFlqHRXpW8iQG9mepw' }] },
      },
    )
    const { differences, same, delays } = compareEvents(compared(here), compared(there))
    expect(differences.filter(({ path }) => path.startsWith('properties'))).toEqual([
      { path: 'properties.price', kind: 'changed', here: 20, there: '20' },
      { path: 'properties.coupon', kind: 'onlyHere', here: 'A' },
      { path: 'properties.items[1]', kind: 'onlyHere', here: {} },
      { path: 'properties.currency', kind: 'onlyThere', there: 'EUR' },
    ])
    expect(differences.map(({ path }) => path)).toContain('publish.units.user_id')
    expect(same).toContainEqual({ path: 'properties.items[0].sku', value: 'x' })
    expect(same).toContainEqual({ path: 'goal_name', value: 'purchase' })
    expect([...differences, ...same].map(({ path }) => path)).not.toContain('event_at')
    expect(delays).toEqual({ achieved: 250, published: null, sent: 250 })
  })

  it('reports a single difference where one event has no value or an empty one', () => {
    const of = (properties: object | null) => compared(rowOf([sentGoal('x', properties)]))
    const properties = { list: [], b: 5 }
    expect(compareEvents(of({ list: [1], b: {} }), of(properties)).differences).toEqual([
      { path: 'properties.list[0]', kind: 'onlyHere', here: 1 },
      { path: 'properties.b', kind: 'changed', here: {}, there: 5 },
    ])
    expect(compareEvents(of(null), of({ a: 1 })).differences).toEqual([
      { path: 'properties', kind: 'onlyHere', here: null },
      { path: 'properties.a', kind: 'onlyThere', there: 1 },
    ])
  })

  it('compares exposures without their times', () => {
    const exposed = (exposedAt: number, more: object = {}) =>
      rowOf([sentGoal('x')], {
        publish: { exposures: [{ id: 1, name: 'hero', variant: 1, exposedAt, ...more }] },
      })
    const differencesOf = (one: Row & { kind: 'goal' }, other: Row & { kind: 'goal' }) =>
      compareEvents(compared(one), compared(other)).differences
    expect(differencesOf(exposed(1), exposed(2))).toEqual([])
    expect(differencesOf(exposed(1, { variant: 0 }), exposed(2))).toEqual([
      { path: 'publish.exposures.hero.variant', kind: 'changed', here: 0, there: 1 },
    ])
  })

  it('compares events without units', () => {
    const row = rowOf([sentGoal('x', { a: 1 })], { publish: { units: [] } })
    const { differences, same } = compareEvents(compared(row), compared(row))
    expect(differences).toEqual([])
    expect(same).toContainEqual({ path: 'properties.a', value: 1 })
  })

  it('finds no difference between an event and itself', () => {
    fc.assert(
      fc.property(anyFacts, (one) => {
        const { differences, same } = compareEvents(one, one)
        expect(differences).toEqual([])
        expect(same).toHaveLength(flatten(one.facts).size)
      }),
    )
  })

  it('is symmetric, with here and there swapped', () => {
    // A path has the notation of the first event, where the container may be an object instead of a list.
    const withIndices = (path: string) => path.replace(/\["(\d+)"\]/g, '[$1]')
    const kinds = (compare: ReturnType<typeof compareEvents>) =>
      compare.differences.map(({ kind, path }) => `${kind} ${withIndices(path)}`).toSorted()
    const exchanged = { onlyHere: 'onlyThere', onlyThere: 'onlyHere', changed: 'changed' } as const
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        const back = compareEvents(other, one)
        const turned = back.differences.map(({ kind, path }) => ({ path, kind: exchanged[kind] }))
        expect(kinds(compareEvents(one, other))).toEqual(
          turned.map(({ kind, path }) => `${kind} ${withIndices(path)}`).toSorted(),
        )
      }),
    )
  })

  it('reports every path once', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        const { differences, same } = compareEvents(one, other)
        const [here, there] = [flatten(one.facts), flatten(other.facts)]
        const isFull = (pointer: string) => {
          const [a, b] = [valueAtPointer(one.facts, pointer), valueAtPointer(other.facts, pointer)]
          return [a, b].every((value) => value !== undefined && isContainer(value))
        }
        const places = [...new Set([...here.keys(), ...there.keys()])]
        // A container that is empty in one event and filled in the other is reported by its contents.
        const reported = places.filter(
          (pointer) => !isFull(pointer) || (here.has(pointer) && there.has(pointer)),
        )
        expect(differences.length + same.length).toBe(reported.length)
      }),
    )
  })
})

describe('previousWithSameGoal', () => {
  const rows = ['a', 'b', 'a', 'c', 'a'].flatMap((name, index) => [
    ...rowsOf(attempt([sentGoal(name)], { id: `row-${index}` })),
    ...rowsOf(seenAttempt(index, { body: { encoding: 'none', why: 'stream' } })),
  ])
  const goals = rows.filter(({ kind }) => kind === 'goal')

  it.each([
    [0, null],
    [1, null],
    [2, 0],
    [4, 2],
  ])('returns for event %s the previous event %s', (index, before) => {
    const row = goals[index]
    if (!row) throw new Error('no row')
    expect(previousWithSameGoal(rows, row)).toBe(before === null ? null : goals[before])
  })

  it('returns null for an unreadable row or a row that is not in the list', () => {
    const [unreadable] = rows.filter(({ kind }) => kind === 'unreadable')
    if (!unreadable || !goals[4]) throw new Error('no row')
    expect(previousWithSameGoal(rows, unreadable)).toBeNull()
    expect(previousWithSameGoal(goals.slice(0, 2), goals[4])).toBeNull()
  })
})
