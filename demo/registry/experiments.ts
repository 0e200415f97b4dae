import { listed } from './entry.ts'
import type { ListedEntry, RegistryEntry } from './entry.ts'

/** A metric as an experiment names it. */
interface NamedMetric {
  id: number
  name: string
}

/**
 * An experiment as the Web Console lists it. Fields and nesting are those of the answer to `GET /v1/experiments`
 * quoted in ABsmartly's `browser-extension`, `PRPs/absmartly_browser_extension_backup.md`, as far as the demo has them;
 * `cli-ts` (`src/api-client/experiment-summary.ts`) reads the same, and knows the three types of `secondary_metrics`.
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

/** A running test of the shop by session, without metrics; `fields` replaces what the caller cares about. */
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
 * The experiments of the Blue Mug shop: those the collector hands out (ids and names as there), and one that is over.
 * The first two run, although the collector gives them to development environments alone.
 */
export function blueMugExperiments(metrics: readonly RegistryEntry[]): ExperimentEntry[] {
  const named = (id: number): NamedMetric => ({ id, name: metrics.find((one) => one.id === id)?.name ?? '' })
  const decidedBy = (id: number) => ({ primary_metric_id: id, primary_metric: named(id) })
  const beside = (id: number, type: 'secondary' | 'guardrail' | 'exploratory', order_index: number) => ({
    metric_id: id,
    type,
    order_index,
    metric: named(id),
  })
  return [
    experiment(41, 'hero_headline', {
      display_name: 'Headline of the first page',
      ...decidedBy(13),
      secondary_metrics: [beside(14, 'secondary', 0), beside(16, 'exploratory', 1)],
    }),
    experiment(42, 'checkout_reassurance', {
      display_name: 'A promise at the checkout',
      unit_type_id: 2,
      unit_type: { id: 2, name: 'user_id' },
      ...decidedBy(11),
      secondary_metrics: [beside(12, 'guardrail', 0)],
    }),
    experiment(37, 'free_returns_badge', {
      display_name: 'Free returns',
      state: 'full_on',
      ...decidedBy(12),
    }),
    experiment(29, 'gift_wrap_offer', {
      display_name: 'Gift wrap',
      state: 'stopped',
      updated_at: '2026-06-30T08:00:00.000Z',
      ...decidedBy(13),
    }),
  ]
}
