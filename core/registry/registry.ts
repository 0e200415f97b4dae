import type { Message } from '../message'

/** What every list of the Web Console has in common. */
export interface RegistryItem {
  /** Null where it is not known: a file may hold names alone. */
  readonly id: number | null
  readonly name: string
  readonly archived: boolean
}

/** A goal. What is null was not said, neither yes nor no. */
export interface RegistryGoal extends RegistryItem {
  readonly description: string | null
  /** Names of people, as the console writes them. */
  readonly owners: readonly string[] | null
  readonly tags: readonly string[] | null
}

/** One way in which a metric reads a goal. */
export interface GoalUse {
  readonly goalId: number
  /** A ratio reads a second goal below the line. */
  readonly role: 'value' | 'denominator'
  /** Path of the property whose value counts, parts apart by `/`; null for metrics that count events. */
  readonly property: string | null
  /** Paths of the properties that the metric filters by. */
  readonly filters: readonly string[]
  /** Those of them that a goal may do without, and still pass the filter; none where this is absent. */
  readonly mayLack?: readonly string[]
  /** What a ratio makes of this goal, in the console's word; absent for other metrics, and where it was not said. */
  readonly type?: string
}

/** A metric. `type` is the console's word, such as `goal_count` or `goal_property`. */
export interface RegistryMetric extends RegistryItem {
  readonly type: string | null
  readonly uses: readonly GoalUse[]
}

/** An environment; `type` is `development` or `production`, null where the console did not say. */
export interface RegistryEnvironment extends RegistryItem {
  readonly type: string | null
}

/** A running experiment, with the metrics it is decided and watched by. */
export interface RegistryExperiment extends RegistryItem {
  readonly primaryMetricId: number | null
  readonly otherMetricIds: readonly number[]
}

/** The item types by the lists they are in. */
export interface RegistryItems {
  readonly goals: RegistryGoal
  readonly metrics: RegistryMetric
  readonly applications: RegistryItem
  readonly environments: RegistryEnvironment
  readonly unitTypes: RegistryItem
  readonly experiments: RegistryExperiment
}
export type ListName = keyof RegistryItems

/** The lists a registry is made of, in the order in which they are shown. */
export const LIST_NAMES = [
  'goals',
  'metrics',
  'applications',
  'environments',
  'unitTypes',
  'experiments',
] as const satisfies readonly ListName[]

/** One list. */
export interface Listed<Item> {
  readonly items: readonly Item[]
  /** Everything that the workspace has is here: without that nothing may be called unknown. */
  readonly complete: boolean
  /** Why it is not; null when it is. */
  readonly gap: Message | null
}

/** A name of which the events API has shown an event with a goal id: the goal exists, also when no list shows it. */
export interface ConfirmedGoal {
  readonly name: string
  readonly goalId: number
}

/** What one workspace knows at one time. Plain data: it is stored and sent as it is. */
export type Registry = { readonly [List in ListName]: Listed<RegistryItems[List]> } & {
  /** Id of the {@link Workspace}. */
  readonly workspaceId: string
  /** Ms since the epoch: when the console was asked, or when the file was written as far as it says. */
  readonly fetchedAt: number
  /** When the lists other than the goals were fetched, if that was earlier; in ms since the epoch. */
  readonly othersFetchedAt?: number
  readonly confirmed: readonly ConfirmedGoal[]
}

/** A list made ready for look-ups by exact name, as ABsmartly matches. */
export interface ListIndex<Item> {
  readonly complete: boolean
  readonly byName: ReadonlyMap<string, Item>
}

/** A registry made ready for look-ups. */
export interface RegistryIndex {
  readonly registry: Registry
  readonly goals: ListIndex<RegistryGoal>
  readonly applications: ListIndex<RegistryItem>
  readonly environments: ListIndex<RegistryEnvironment>
  readonly unitTypes: ListIndex<RegistryItem>
  /** Metrics that are not archived, by the id of a goal that they read. */
  readonly metricsByGoal: ReadonlyMap<number, readonly RegistryMetric[]>
  readonly confirmed: ReadonlyMap<string, number>
  /** The console has shown that the credential does not see every goal: a metric reads one that is not in the list. */
  readonly showsGap: boolean
}

/** A list of which nothing is known. */
export const unlisted = (gap: Message): Listed<never> => ({ items: [], complete: false, gap })

/** Look-ups by exact name. Of several items with one name, one that is not archived wins. */
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
  // A file may hold names without ids: then nothing can be said.
  if (ids.has(null)) return false
  for (const goalId of goalIds) if (!ids.has(goalId)) return true
  return false
}
