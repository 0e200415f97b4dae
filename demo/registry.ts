/**
 * The workspace of the stand-in for ABsmartly. Its Web Console lists the entries, and its collector validates against
 * them. Field names are those of ABsmartly's Web Console API; the inner shape of tags, teams and owners is a guess (see
 * README).
 */
import { entry } from './registry/entry.ts'
import type { RegistryEntry } from './registry/entry.ts'
import { blueMugExperiments } from './registry/experiments.ts'
import type { ExperimentEntry } from './registry/experiments.ts'
import { blueMugGoals } from './registry/goals.ts'
import type { GoalEntry } from './registry/goals.ts'
import { blueMugMetrics } from './registry/metrics.ts'
import type { MetricEntry } from './registry/metrics.ts'

/** An environment. The SDK sends its name in X-Environment; its type decides which experiments it receives. */
export interface EnvironmentEntry extends RegistryEntry {
  type: 'development' | 'production'
}

/**
 * Everything the Web Console lists. Live: the Web Console lists an entry that a test pushes, and the collector knows
 * it, immediately.
 */
export interface RegistrySeed {
  goals: GoalEntry[]
  metrics: MetricEntry[]
  experiments: ExperimentEntry[]
  applications: RegistryEntry[]
  environments: EnvironmentEntry[]
  unit_types: RegistryEntry[]
}

/** Creates the workspace of the Blue Mug shop. It has `add_to_cart` but not `add_to_basket`, which the shop sends. */
export function blueMugRegistry(): RegistrySeed {
  const metrics = blueMugMetrics()
  return {
    goals: blueMugGoals(),
    metrics,
    experiments: blueMugExperiments(metrics),
    applications: [
      entry(1, 'blue-mug-web', { description: 'The shop' }),
      entry(2, 'blue-mug-checkout', { description: 'The checkout service' }),
    ],
    environments: [
      { ...entry(1, 'development'), type: 'development' },
      { ...entry(2, 'staging'), type: 'development' },
      { ...entry(3, 'production'), type: 'production' },
    ],
    unit_types: [
      entry(1, 'session_id', { description: 'One visit in one tab' }),
      entry(2, 'user_id', { description: 'A signed-in customer' }),
    ],
  }
}
