import { describe, expect, it } from 'vitest'
import { goalUses } from '../../../../core/registry/goal-uses'
import { indexRegistry, type Registry } from '../../../../core/registry/registry'
import { experimentOf, listOf, metricOf, registryOf } from '../../../fixtures/make'

const usesOf = (goalId: number | null, more: Partial<Registry>) =>
  goalUses(goalId, indexRegistry(registryOf(more)))
const use = { role: 'value', property: null, filters: [] } as const

describe('goalUses', () => {
  it('returns null for a goal without an id', () => {
    expect(usesOf(null, { metrics: listOf(metricOf(1, 11)) })).toBeNull()
  })

  it('returns empty lists for a goal that no metric reads', () => {
    expect(usesOf(11, {})).toEqual({ metrics: [], experiments: [] })
  })

  it('returns each metric’s uses of this goal only', () => {
    const own = { goalId: 11, role: 'denominator', property: 'price', filters: ['currency'] } as const
    const metrics = listOf(metricOf(1, 11, { uses: [{ ...use, goalId: 12 }, own] }), metricOf(2, 12))
    const found = usesOf(11, { metrics })
    expect(found?.metrics.map(({ metric }) => metric.id)).toEqual([1])
    expect(found?.metrics[0]?.uses).toEqual([own])
  })

  it('returns running experiments with these metrics, those with a primary metric first', () => {
    const found = usesOf(11, {
      metrics: listOf(metricOf(1, 11), metricOf(2, 11), metricOf(3, 12)),
      experiments: listOf(
        experimentOf(1, { primaryMetricId: 3, otherMetricIds: [2] }),
        experimentOf(2, { primaryMetricId: 3 }),
        experimentOf(3, { primaryMetricId: 1, otherMetricIds: [1, 2, 3] }),
        experimentOf(4, { primaryMetricId: 1, archived: true }),
      ),
    })
    const inShort = found?.experiments.map(({ experiment, primary, others }) => [
      experiment.id,
      primary?.id ?? null,
      others.map(({ id }) => id),
    ])
    expect(inShort).toEqual([
      [3, 1, [2]],
      [1, null, [2]],
    ])
  })

  it('doesn’t match metrics and experiments without ids', () => {
    const metrics = listOf({ ...metricOf(1, 11), id: null })
    expect(usesOf(11, { metrics, experiments: listOf(experimentOf(1)) })?.experiments).toEqual([])
  })
})
