import type { Message } from '../message'

/** Fields common to the items of all lists. */
export interface RegistryItem {
  /** Null when unknown: a file may contain names only. */
  readonly id: number | null
  readonly name: string
  readonly archived: boolean
}

/** A goal. A field is null when the source did not provide it. */
export interface RegistryGoal extends RegistryItem {
  readonly description: string | null
  /** Names of the owners, as the console writes them. */
  readonly owners: readonly string[] | null
  readonly tags: readonly string[] | null
}

/** A use of a goal by a metric. */
export interface GoalUse {
  readonly goalId: number
  /** Ratio metrics read a second goal as the denominator. */
  readonly role: 'value' | 'denominator'
  /** Path of the property that provides the value, separated by `/`; null for metrics that count events. */
  readonly property: string | null
  /** Paths of the properties that the metric filters by. */
  readonly filters: readonly string[]
  /** Paths of `filters` that a goal may lack and still pass the filter. Absent when there are none. */
  readonly mayLack?: readonly string[]
  /** Type of this side of a ratio, as the console names it. Absent for other metrics, and when it was not provided. */
  readonly type?: string
}

/** A metric. `type` is the console's name for it, such as `goal_count` or `goal_property`. */
export interface RegistryMetric extends RegistryItem {
  readonly type: string | null
  readonly uses: readonly GoalUse[]
}

/** An environment. `type` is `development` or `production`; null when the console did not provide it. */
export interface RegistryEnvironment extends RegistryItem {
  readonly type: string | null
}

/** A running experiment with its primary metric and the other metrics it tracks. */
export interface RegistryExperiment extends RegistryItem {
  readonly primaryMetricId: number | null
  readonly otherMetricIds: readonly number[]
}

/** Item type of each list. */
export interface RegistryItems {
  readonly goals: RegistryGoal
  readonly metrics: RegistryMetric
  readonly applications: RegistryItem
  readonly environments: RegistryEnvironment
  readonly unitTypes: RegistryItem
  readonly experiments: RegistryExperiment
}
export type ListName = keyof RegistryItems

/** The lists of a registry, in display order. */
export const LIST_NAMES = [
  'goals',
  'metrics',
  'applications',
  'environments',
  'unitTypes',
  'experiments',
] as const satisfies readonly ListName[]

/** A list and whether it is complete. */
export interface Listed<Item> {
  readonly items: readonly Item[]
  /** True when every item of the workspace is included. Otherwise, no name may be called unknown. */
  readonly complete: boolean
  /** Reason why the list is incomplete; null when it is complete. */
  readonly gap: Message | null
}

/**
 * A goal name that the events API confirmed with a stored event that has a goal id. The goal exists, even if no list
 * shows it.
 */
export interface ConfirmedGoal {
  readonly name: string
  readonly goalId: number
}

/** The lists of one workspace at one time. Plain data, which is stored and sent as is. */
export type Registry = { readonly [List in ListName]: Listed<RegistryItems[List]> } & {
  /** Id of the {@link Workspace}. */
  readonly workspaceId: string
  /** Time when the console was read, or when the file was written if the file includes that; in ms since the epoch. */
  readonly fetchedAt: number
  /** Time when the lists other than goals were fetched, if it was earlier; in ms since the epoch. */
  readonly othersFetchedAt?: number
  readonly confirmed: readonly ConfirmedGoal[]
}

/** A list indexed by exact name, which is how ABsmartly matches names. */
export interface ListIndex<Item> {
  readonly complete: boolean
  readonly byName: ReadonlyMap<string, Item>
}

/** A registry indexed for lookups. */
export interface RegistryIndex {
  readonly registry: Registry
  readonly goals: ListIndex<RegistryGoal>
  readonly applications: ListIndex<RegistryItem>
  readonly environments: ListIndex<RegistryEnvironment>
  readonly unitTypes: ListIndex<RegistryItem>
  /** Metrics that are not archived, by the id of each goal that they read. */
  readonly metricsByGoal: ReadonlyMap<number, readonly RegistryMetric[]>
  readonly confirmed: ReadonlyMap<string, number>
  /** True when a metric reads a goal that is not in the list, so the credential does not see every goal. */
  readonly showsGap: boolean
}

/** Creates a list with unknown items. `gap` is the reason. */
export const unlisted = (gap: Message): Listed<never> => ({ items: [], complete: false, gap })

/** Indexes a registry by exact name. Among items with the same name, one that is not archived wins. */
export function indexRegistry(registry: Registry): RegistryIndex {
  const metricsByGoal = byGoal(registry.metrics.items)
  return {
    registry,
    goals: indexList(registry.goals),
    applications: indexList(registry.applications),
    environments: indexList(registry.environments),
    unitTypes: indexList(registry.unitTypes),
    metricsByGoal,
    confirmed: new Map(registry.confirmed.map(({ name, goalId }) => [name, goalId])),
    showsGap: registry.goals.complete && lacksOne(registry.goals.items, metricsByGoal.keys()),
  }
}

function indexList<Item extends RegistryItem>({ items, complete }: Listed<Item>): ListIndex<Item> {
  const byName = new Map<string, Item>()
  for (const item of items) {
    const earlier = byName.get(item.name)
    if (!earlier || (earlier.archived && !item.archived)) byName.set(item.name, item)
  }
  return { complete, byName }
}

function byGoal(metrics: readonly RegistryMetric[]): ReadonlyMap<number, readonly RegistryMetric[]> {
  const map = new Map<number, RegistryMetric[]>()
  for (const metric of metrics) {
    if (metric.archived) continue
    for (const goalId of new Set(metric.uses.map((use) => use.goalId))) {
      const others = map.get(goalId)
      if (others) others.push(metric)
      else map.set(goalId, [metric])
    }
  }
  return map
}

function lacksOne(goals: readonly RegistryGoal[], goalIds: Iterable<number>): boolean {
  const ids = new Set(goals.map(({ id }) => id))
  // A file may contain names without ids, so a missing id proves nothing.
  if (ids.has(null)) return false
  for (const goalId of goalIds) if (!ids.has(goalId)) return true
  return false
}
