import type { GoalUse, RegistryExperiment, RegistryIndex, RegistryMetric } from './registry'

/** A metric that reads a goal, with the ways in which it reads that very goal. */
export interface MetricUse {
  readonly metric: RegistryMetric
  readonly uses: readonly GoalUse[]
}

/** A running experiment that uses metrics of a goal. */
export interface ExperimentUse {
  readonly experiment: RegistryExperiment
  /** The one it is decided by, where that reads the goal. */
  readonly primary: RegistryMetric | null
  readonly others: readonly RegistryMetric[]
}

/** What is made of a goal, as far as the registry knows. Archived metrics and experiments are left out. */
export interface GoalUses {
  readonly metrics: readonly MetricUse[]
  /** Those that are decided by the goal come first. */
  readonly experiments: readonly ExperimentUse[]
}

/** What is made of the goal with that id; null for a goal of which the id is not known. */
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
