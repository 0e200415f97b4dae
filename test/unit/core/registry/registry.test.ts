import { describe, expect, it } from 'vitest'
import { indexRegistry } from '../../../../core/registry/registry'
import { goalOf, listOf, metricOf, partOf, registryOf } from '../../../fixtures/make'

const OLD = { archived: true }

describe('indexRegistry', () => {
  it.each([
    ['active first', [goalOf(1, 'a'), goalOf(2, 'a', OLD)], 1],
    ['active last', [goalOf(2, 'a', OLD), goalOf(1, 'a')], 1],
    ['archived only', [goalOf(2, 'a', OLD), goalOf(3, 'a', OLD)], 2],
    ['active between archived', [goalOf(2, 'a', OLD), goalOf(1, 'a'), goalOf(3, 'a', OLD)], 1],
  ])('prefers the active goal of a name: %s', (_, goals, id) => {
    expect(indexRegistry(registryOf({ goals: listOf(...goals) })).goals.byName.get('a')?.id).toBe(id)
  })

  it('finds by exact name', () => {
    const goals = listOf(goalOf(1, 'Order'), goalOf(2, '__proto__'))
    const { byName } = indexRegistry(registryOf({ goals })).goals
    expect(byName.get('Order')?.id).toBe(1)
    expect(byName.get('__proto__')?.id).toBe(2)
    for (const name of ['order', ' Order', 'Order ', 'constructor', '']) expect(byName.has(name)).toBe(false)
  })

  it('indexes the checked lists with their completeness', () => {
    const registry = registryOf({ unitTypes: partOf(), confirmed: [{ name: 'hidden', goalId: 7 }] })
    const index = indexRegistry(registry)
    expect(index.registry).toBe(registry)
    expect(index.applications).toMatchObject({ complete: true })
    expect(index.applications.byName.get('shop')?.id).toBe(21)
    expect(index.environments.byName.get('production')?.type).toBe('production')
    expect(index.unitTypes.complete).toBe(false)
    expect(index.confirmed.get('hidden')).toBe(7)
  })

  it('indexes the active metrics of a goal, each once', () => {
    const use = { property: null, filters: [] }
    const ratio = metricOf(1, 11, {
      uses: [
        { ...use, goalId: 11, role: 'value' },
        { ...use, goalId: 12, role: 'denominator' },
        { ...use, goalId: 12, role: 'value' },
      ],
    })
    const metrics = listOf(ratio, metricOf(2, 11), metricOf(3, 11, OLD))
    const { metricsByGoal } = indexRegistry(registryOf({ metrics }))
    expect(metricsByGoal.get(11)?.map(({ id }) => id)).toEqual([1, 2])
    expect(metricsByGoal.get(12)?.map(({ id }) => id)).toEqual([1])
    expect(metricsByGoal.has(13)).toBe(false)
  })

  it.each([
    ['every metric’s goal is in the list', {}, false],
    ['a metric’s goal is missing', { metrics: listOf(metricOf(1, 99)) }, true],
    ['an archived metric’s goal is missing', { metrics: listOf(metricOf(1, 99, OLD)) }, false],
    ['the goal list is incomplete', { goals: partOf(), metrics: listOf(metricOf(1, 99)) }, false],
    [
      'goals have no ids',
      { goals: listOf({ ...goalOf(1, 'a'), id: null }), metrics: listOf(metricOf(1, 99)) },
      false,
    ],
  ])('detects whether the key sees some goals only when %s: $2', (_, more, shows) => {
    expect(indexRegistry(registryOf(more)).showsGap).toBe(shows)
  })
})
