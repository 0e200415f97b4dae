import type { GoalUse, RegistryExperiment, RegistryIndex, RegistryMetric } from './registry'

/** A metric that reads a goal, with its uses of that goal only. */
export interface MetricUse {
  readonly metric: RegistryMetric
  readonly uses: readonly GoalUse[]
}

/** A running experiment that uses metrics of a goal. */
export interface ExperimentUse {
  readonly experiment: RegistryExperiment
  /** Primary metric of the experiment; null unless it reads the goal. */
  readonly primary: RegistryMetric | null
  readonly others: readonly RegistryMetric[]
}

/** Known uses of a goal. Archived metrics and experiments are left out. */
export interface GoalUses {
  readonly metrics: readonly MetricUse[]
  /** Experiments whose primary metric reads the goal come first. */
  readonly experiments: readonly ExperimentUse[]
}

/** Returns the uses of a goal; null when its id is unknown. */
export function goalUses(goalId: number | null, { registry, metricsByGoal }: RegistryIndex): GoalUses | null {
  if (goalId === null) return null
  const metrics = metricsByGoal.get(goalId) ?? []
  const experiments = registry.experiments.items
    .filter(({ archived }) => !archived)
    .map((experiment): ExperimentUse => ({
      experiment,
      primary: metrics.find(({ id }) => id !== null && id === experiment.primaryMetricId) ?? null,
      others: metrics.filter(
        ({ id }) =>
          id !== null && id !== experiment.primaryMetricId && experiment.otherMetricIds.includes(id),
      ),
    }))
    .filter(({ primary, others }) => primary !== null || others.length > 0)
  return {
    metrics: metrics.map((metric) => ({
      metric,
      uses: metric.uses.filter((use) => use.goalId === goalId),
    })),
    experiments: experiments.toSorted((one, other) => Number(!one.primary) - Number(!other.primary)),
  }
}
