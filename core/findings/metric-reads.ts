import { memoizeByRef } from '../memoize-by-ref'
import type { Json } from '../publish/publish'
import type { GoalUse, RegistryGoal, RegistryIndex, RegistryMetric } from '../registry/registry'

/** A path that metrics read from a goal's properties, with the names of these metrics. */
export interface PathRead {
  /** Path in the format of the Web Console, separated by `/`. */
  readonly path: string
  readonly parts: readonly string[]
  /** Metrics that add up its values, which must be numbers. */
  readonly sums: readonly string[]
  /** Metrics that count its distinct values. */
  readonly distinct: readonly string[]
  /** Metrics that filter by it and leave out goals that have no value there. */
  readonly filters: readonly string[]
  /** All of these metrics, without duplicates. */
  readonly metrics: readonly string[]
}

/** A goal of the registry with everything that metrics read from it. */
export interface GoalReads {
  readonly goal: RegistryGoal
  readonly paths: readonly PathRead[]
  /** True when a metric that is not archived reads the goal. */
  readonly isRead: boolean
  /** Names of the running experiments that have a metric that reads the goal. */
  readonly experiments: readonly string[]
}

/**
 * Returns the reads of the goal with this name; null when the goal does not exist, is archived, or has no id that
 * metrics could refer to. Computed once for each requested goal, so the cost does not depend on the registry's size.
 */
export const goalReads = (name: string, index: RegistryIndex): GoalReads | null => readsIn(index)(name)

const readsIn = memoizeByRef((index: RegistryIndex) => {
  const readsByName = new Map<string, GoalReads | null>()
  return (name: string): GoalReads | null => {
    let reads = readsByName.get(name)
    if (reads === undefined) readsByName.set(name, (reads = computeReads(name, index)))
    return reads
  }
})

/** Returns the value of properties at a path, or undefined. A key that equals the whole path takes precedence. */
export function readPath(properties: Json, { path, parts }: PathRead): Json | undefined {
  if (parts.length === 1 || has(properties, path)) return own(properties, path)
  let value: Json | undefined = properties
  for (const part of parts) {
    value = own(value, part)
    if (value === undefined) return undefined
  }
  return value
}

/** Returns a path that exists in the properties and differs from `parts` only in case and separators, or null. */
export function similarPath(properties: Json, { parts }: PathRead): string | null {
  const found: string[] = []
  let value: Json | undefined = properties
  for (const part of parts) {
    const keys: string[] = value !== null && typeof value === 'object' ? Object.keys(value) : []
    const key: string | undefined = keys.includes(part)
      ? part
      : keys.find((one) => folded(one) === folded(part))
    if (key === undefined) return null
    found.push(key)
    value = own(value, key)
  }
  return found.join('/')
}

const folded = (key: string): string => key.toLowerCase().replaceAll(/[\s_.-]/g, '')

const has = (value: Json | undefined, key: string): boolean =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key)

const own = (value: Json | undefined, key: string): Json | undefined =>
  has(value, key) ? (value as Readonly<Record<string, Json>>)[key] : undefined

function computeReads(name: string, index: RegistryIndex): GoalReads | null {
  const goal = index.goals.byName.get(name)
  if (!goal || goal.archived || goal.id === null) return null
  const { id } = goal
  const metrics = index.metricsByGoal.get(id) ?? []
  const paths = new Map<string, MutableRead>()
  for (const metric of metrics)
    for (const use of metric.uses) if (use.goalId === id) addUse(paths, metric, use)
  const experiments = new Set(metrics.flatMap((metric) => experimentsBy(index).get(metric.id ?? -1) ?? []))
  return {
    goal,
    paths: [...paths.values()],
    isRead: metrics.length > 0,
    experiments: [...experiments],
  }
}

type MutableRead = { readonly [Field in keyof PathRead]: PathRead[Field] extends string ? string : string[] }

function addUse(paths: Map<string, MutableRead>, metric: RegistryMetric, use: GoalUse): void {
  const readAt = (path: string): MutableRead => {
    const known = paths.get(path)
    const read = known ?? { path, parts: path.split('/'), sums: [], distinct: [], filters: [], metrics: [] }
    paths.set(path, read)
    return read
  }
  const add = (path: string, how: 'sums' | 'distinct' | 'filters') => {
    const read = readAt(path)
    for (const names of [read[how], read.metrics]) if (!names.includes(metric.name)) names.push(metric.name)
  }
  // A metric that counts events may still have a property from before its type changed.
  const type = metric.type === 'goal_ratio' ? use.type : metric.type
  if (use.property !== null && type === 'goal_property') add(use.property, 'sums')
  if (use.property !== null && type === 'goal_property_unique_count') add(use.property, 'distinct')
  for (const path of use.filters) if (!use.mayLack?.includes(path)) add(path, 'filters')
}

/** Returns the names of running experiments by the ids of their metrics. */
const experimentsBy = memoizeByRef((index: RegistryIndex): ReadonlyMap<number, readonly string[]> => {
  const byMetric = new Map<number, string[]>()
  for (const { name, archived, primaryMetricId, otherMetricIds } of index.registry.experiments.items) {
    if (archived) continue
    for (const id of new Set([...(primaryMetricId === null ? [] : [primaryMetricId]), ...otherMetricIds])) {
      const names = byMetric.get(id)
      if (names) names.push(name)
      else byMetric.set(id, [name])
    }
  }
  return byMetric
})
