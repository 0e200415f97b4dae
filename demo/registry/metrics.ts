import { entry } from './entry.ts'
import type { RegistryEntry } from './entry.ts'

/** A goal as a metric names it. */
interface NamedGoal {
  id: number
  name: string
}

/**
 * A metric: what is made of one goal, or of two for a ratio. The fields and how "none" is spelled (an empty string
 * for the property, `{"filter":{"and":[]}}` for the filter, null for a ratio's) are those of the answer quoted in
 * ABsmartly's `browser-extension`, `PRPs/absmartly_browser_extension_backup.md`; `denominator_goal` is read by `cli-ts`,
 * `src/core/metrics/filter.ts`, and `lifecycle_status` by its `src/api-client/entity-summary.ts`.
 */
export interface MetricEntry extends RegistryEntry {
  /** `goal_count`, `goal_unique_count`, `goal_property`, `goal_ratio`, … */
  type: string
  goal_id: number | null
  goal: NamedGoal | null
  /** Path of the property whose value counts; empty for metrics that count events. */
  value_source_property: string
  /** JSON in a string, with `{"var":"path"}` leaves. */
  property_filter: string
  /** The next six are of `goal_ratio` alone; `goal_id` is what stands above the line. */
  numerator_type: string | null
  denominator_type: string | null
  denominator_goal_id: number | null
  denominator_goal: NamedGoal | null
  denominator_value_source_property: string | null
  denominator_property_filter: string | null
  /** That drafts are called `draft`, and all others `active`, is a guess. */
  lifecycle_status: 'active' | 'draft'
}

const NO_FILTER = '{"filter":{"and":[]}}'

/** A metric that counts a goal, with everything filled in; `fields` replaces what the caller cares about. */
export function metric(
  id: number,
  name: string,
  goal: NamedGoal | null,
  fields: Partial<MetricEntry> = {},
): MetricEntry {
  return {
    ...entry(id, name),
    type: 'goal_count',
    goal_id: goal?.id ?? null,
    goal,
    value_source_property: '',
    property_filter: NO_FILTER,
    numerator_type: null,
    denominator_type: null,
    denominator_goal_id: null,
    denominator_goal: null,
    denominator_value_source_property: null,
    denominator_property_filter: null,
    lifecycle_status: 'active',
    ...fields,
  }
}

const PURCHASE = { id: 110, name: 'purchase' }
const PRODUCT_VIEW = { id: 102, name: 'product_view' }

/** The metrics of the Blue Mug shop. */
export function blueMugMetrics(): MetricEntry[] {
  return [
    metric(
      11,
      'Add-to-cart rate',
      { id: 104, name: 'add_to_cart' },
      { description: 'Visitors who put a mug into the cart.', type: 'goal_unique_count' },
    ),
    metric(12, 'Conversion rate', PURCHASE, {
      description: 'Visitors who place an order.',
      type: 'goal_unique_count',
    }),
    metric(13, 'Revenue per visitor', PURCHASE, {
      description: 'What a visitor pays, in euros.',
      type: 'goal_property',
      value_source_property: 'price',
      property_filter: '{"filter":{"and":[{"eq":[{"var":"currency"},{"value":"EUR"}]}]}}',
    }),
    metric(14, 'Orders per product view', PURCHASE, {
      description: 'Orders for each time a mug was looked at.',
      type: 'goal_ratio',
      numerator_type: 'goal_count',
      denominator_type: 'goal_count',
      denominator_goal_id: PRODUCT_VIEW.id,
      denominator_goal: PRODUCT_VIEW,
      denominator_value_source_property: '',
      denominator_property_filter: '{"filter":{"and":[{"eq":[{"var":"currency"},{"value":"EUR"}]}]}}',
    }),
    metric(
      15,
      'Wishes per visitor',
      { id: 106, name: 'wishlist_add' },
      { description: 'Went with wishlist_add.', archived: true, updated_at: '2026-05-20T14:45:00.000Z' },
    ),
    metric(
      16,
      'Newsletter sign-up rate',
      { id: 112, name: 'newsletter_signup' },
      { description: 'Visitors who want our letters.', type: 'goal_unique_count' },
    ),
    metric(
      17,
      'Stars per review',
      { id: 113, name: 'review_submitted' },
      {
        description: 'Not finished.',
        type: 'goal_property',
        value_source_property: 'stars',
        lifecycle_status: 'draft',
      },
    ),
  ]
}
