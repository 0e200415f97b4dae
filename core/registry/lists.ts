import * as v from 'valibot'
import { optionalPaths, filterPaths } from './property-paths'
import type { GoalUse, ListName, RegistryItem } from './registry'

/** An entry of a list; `archived` is null when the console did not provide it. */
export type ListEntry<Item extends RegistryItem = RegistryItem> = Omit<Item, 'archived' | 'id'> & {
  readonly id: number
  readonly archived: boolean | null
}

/** Maximum length of strings that are only displayed, in UTF-16 code units; the rest is cut. */
const MAX_TEXT_CHARS = 1000
/** Maximum number of owners, tags or metrics stored per entry. */
const MAX_PARTS = 50

const optional = <Output>(schema: v.GenericSchema<unknown, Output>) =>
  v.fallback(v.nullish(schema, null), null) as v.GenericSchema<unknown, Output | null>
const text = v.pipe(
  v.string(),
  v.transform((all) => all.slice(0, MAX_TEXT_CHARS)),
)
const parts = <Output>(schema: v.GenericSchema<unknown, Output>) =>
  v.pipe(
    v.array(optional(schema)),
    v.transform((all) =>
      all.slice(0, MAX_PARTS).filter((one): one is NonNullable<typeof one> => Boolean(one)),
    ),
  )

/**
 * Fields common to all lists. `id` and `name` are required. Any other field becomes null if it does not have the
 * expected type.
 */
const base = { id: v.number(), name: v.string(), archived: optional(v.boolean()) }

const person = v.pipe(
  v.object({
    user: v.object({ first_name: optional(text), last_name: optional(text), email: optional(text) }),
  }),
  v.transform(
    ({ user }) => [user.first_name, user.last_name].filter(Boolean).join(' ') || (user.email ?? ''),
  ),
)
const Goal = v.object({
  ...base,
  description: optional(text),
  owners: optional(parts(person)),
  tags: optional(
    parts(
      v.pipe(
        v.object({ goal_tag: v.object({ tag: text }) }),
        v.transform(({ goal_tag: { tag } }) => tag),
      ),
    ),
  ),
})

const id = optional(v.number())
const Metric = v.pipe(
  v.object({
    ...base,
    type: optional(text),
    goal_id: id,
    value_source_property: optional(text),
    property_filter: optional(v.unknown()),
    numerator_type: optional(text),
    denominator_type: optional(text),
    denominator_goal_id: id,
    denominator_value_source_property: optional(text),
    denominator_property_filter: optional(v.unknown()),
  }),
  v.transform((metric) => ({
    id: metric.id,
    name: metric.name,
    archived: metric.archived,
    type: metric.type,
    uses: [
      goalUse(
        'value',
        metric.goal_id,
        metric.value_source_property,
        metric.property_filter,
        metric.numerator_type,
      ),
      goalUse(
        'denominator',
        metric.denominator_goal_id,
        metric.denominator_value_source_property,
        metric.denominator_property_filter,
        metric.denominator_type,
      ),
    ].filter((use) => use !== null),
  })),
)

function goalUse(
  role: GoalUse['role'],
  goalId: number | null,
  property: string | null,
  filter: unknown,
  type: string | null,
): GoalUse | null {
  if (goalId === null) return null
  const mayLack = optionalPaths(filter)
  return {
    goalId,
    role,
    // A console may send an empty string for “none”.
    property: property || null,
    filters: filterPaths(filter),
    ...(mayLack.length > 0 && { mayLack }),
    ...(type && { type }),
  }
}

const Experiment = v.pipe(
  v.object({
    ...base,
    primary_metric_id: id,
    primary_metric: optional(v.object({ id: v.number() })),
    secondary_metrics: optional(parts(v.object({ metric_id: v.number() }))),
  }),
  v.transform((experiment) => ({
    id: experiment.id,
    name: experiment.name,
    archived: experiment.archived,
    primaryMetricId: experiment.primary_metric_id ?? experiment.primary_metric?.id ?? null,
    otherMetricIds: (experiment.secondary_metrics ?? []).map(({ metric_id }) => metric_id),
  })),
)

const Environment = v.object({ ...base, type: optional(text) })

interface ListSpec {
  /** Path below `/v1`, which is also the key of the list in the response. */
  readonly path: string
  /** Permission that an API key needs, as named in the Web Console. */
  readonly permission: string
  /** True when archived entries take a separate request. */
  readonly hasArchived: boolean
  /** Additional query parameters. */
  readonly query?: Readonly<Record<string, string>>
  readonly entry: v.GenericSchema<unknown, ListEntry>
}

/**
 * The lists of the Web Console API. Paths, permissions and the fields of goals, metrics, applications, environments
 * and unit types come from ABsmartly's API specification; the fields of experiments, and the inner shape of owners
 * and tags, from ABsmartly's `cli-ts`, `src/api-client/{experiment,entity}-summary.ts`. The permission for
 * experiments is not documented.
 */
export const LISTS: Readonly<Record<ListName, ListSpec>> = {
  goals: { path: 'goals', permission: 'Goal List', hasArchived: true, entry: Goal },
  metrics: { path: 'metrics', permission: 'Metric List', hasArchived: false, entry: Metric },
  applications: {
    path: 'applications',
    permission: 'Application List',
    hasArchived: true,
    entry: v.object(base),
  },
  environments: {
    path: 'environments',
    permission: 'Environment List',
    hasArchived: true,
    entry: Environment,
  },
  unitTypes: { path: 'unit_types', permission: 'UnitType List', hasArchived: true, entry: v.object(base) },
  experiments: {
    path: 'experiments',
    permission: 'Experiment List',
    hasArchived: false,
    query: { state: 'running' },
    entry: Experiment,
  },
}
