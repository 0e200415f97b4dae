import { entry } from './entry.ts'
import type { RegistryEntry } from './entry.ts'

/** Reference to a goal within a metric. */
interface NamedGoal {
  id: number
  name: string
}

/**
 * A metric, computed from one goal, or from two for a ratio. The fields and the spelling of "none" (an empty string for
 * the property, `{"filter":{"and":[]}}` for the filter, null for a ratio's fields) are those of the response quoted in
 * ABsmartly's `browser-extension`, `PRPs/absmartly_browser_extension_backup.md`. `cli-ts` reads `denominator_goal` in
 * `src/core/metrics/filter.ts` and `lifecycle_status` in `src/api-client/entity-summary.ts`.
 */
export interface MetricEntry extends RegistryEntry {
  /** `goal_count`, `goal_unique_count`, `goal_property`, `goal_ratio`, … */
  type: string
  goal_id: number | null
  goal: NamedGoal | null
  /** Path of the property whose value the metric uses; empty for metrics that count events. */
  value_source_property: string
  /** JSON string with `{"var":"path"}` leaves. */
  property_filter: string
  /** Only `goal_ratio` has this field and the next five. The numerator's goal is `goal_id`. */
  numerator_type: string | null
  denominator_type: string | null
  denominator_goal_id: number | null
  denominator_goal: NamedGoal | null
  denominator_value_source_property: string | null
  denominator_property_filter: string | null
  /** The values are a guess: `draft` for drafts, `active` for all others. */
  lifecycle_status: 'active' | 'draft'
}

const NO_FILTER = '{"filter":{"and":[]}}'

/** Creates a metric that counts a goal, with every field filled in. `fields` overrides the defaults. */
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

/** Creates the metrics of the Blue Mug shop. */
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
      description: 'Orders divided by views of a mug.',
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
      {
        description: 'Archived with wishlist_add.',
        archived: true,
        updated_at: '2026-05-20T14:45:00.000Z',
      },
    ),
    metric(
      16,
      'Newsletter sign-up rate',
      { id: 112, name: 'newsletter_signup' },
      { description: 'Visitors who sign up for the newsletter.', type: 'goal_unique_count' },
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
