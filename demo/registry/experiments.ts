import { listed } from './entry.ts'
import type { ListedEntry, RegistryEntry } from './entry.ts'

/** Reference to a metric within an experiment. */
interface NamedMetric {
  id: number
  name: string
}

/**
 * An experiment as the Web Console lists it. Fields and nesting are a selection from the response to
 * `GET /v1/experiments` quoted in ABsmartly's `browser-extension`, `PRPs/absmartly_browser_extension_backup.md`. `cli-ts`
 * (`src/api-client/experiment-summary.ts`) reads the same fields, and has the three types of `secondary_metrics`.
 */
export interface ExperimentEntry extends ListedEntry {
  display_name: string
  type: 'test' | 'feature'
  /** `created`, `ready`, `running`, `development`, `full_on`, `stopped`, `archived` or `scheduled`. */
  state: string
  unit_type_id: number
  unit_type: { id: number; name: string }
  applications: { application_id: number; application: { id: number; name: string } }[]
  primary_metric_id: number | null
  primary_metric: NamedMetric | null
  secondary_metrics: {
    metric_id: number
    type: 'secondary' | 'guardrail' | 'exploratory'
    order_index: number
    metric: NamedMetric
  }[]
}

/** Creates a running test of the shop, by session and without metrics. `fields` overrides the defaults. */
export function experiment(id: number, name: string, fields: Partial<ExperimentEntry> = {}): ExperimentEntry {
  return {
    ...listed(id, name),
    display_name: name,
    type: 'test',
    state: 'running',
    unit_type_id: 1,
    unit_type: { id: 1, name: 'session_id' },
    applications: [{ application_id: 1, application: { id: 1, name: 'blue-mug-web' } }],
    primary_metric_id: null,
    primary_metric: null,
    secondary_metrics: [],
    ...fields,
  }
}

/**
 * Creates the experiments of the Blue Mug shop: a stopped one, and those that the collector returns, with the same ids
 * and names. The first two have the state `running`, although the collector returns them to development environments
 * only.
 */
export function blueMugExperiments(metrics: readonly RegistryEntry[]): ExperimentEntry[] {
  const named = (id: number): NamedMetric => ({ id, name: metrics.find((one) => one.id === id)?.name ?? '' })
  const primary = (id: number) => ({ primary_metric_id: id, primary_metric: named(id) })
  const secondary = (id: number, type: 'secondary' | 'guardrail' | 'exploratory', order_index: number) => ({
    metric_id: id,
    type,
    order_index,
    metric: named(id),
  })
  return [
    experiment(41, 'hero_headline', {
      display_name: 'Headline of the first page',
      ...primary(13),
      secondary_metrics: [secondary(14, 'secondary', 0), secondary(16, 'exploratory', 1)],
    }),
    experiment(42, 'checkout_reassurance', {
      display_name: 'A promise at the checkout',
      unit_type_id: 2,
      unit_type: { id: 2, name: 'user_id' },
      ...primary(11),
      secondary_metrics: [secondary(12, 'guardrail', 0)],
    }),
    experiment(37, 'free_returns_badge', {
      display_name: 'Free returns',
      state: 'full_on',
      ...primary(12),
    }),
    experiment(29, 'gift_wrap_offer', {
      display_name: 'Gift wrap',
      state: 'stopped',
      updated_at: '2026-06-30T08:00:00.000Z',
      ...primary(13),
    }),
  ]
}
