import type { GoalUses, MetricUse } from '../../../core/registry/goal-uses'
import type { GoalUse, Listed, RegistryMetric } from '../../../core/registry/registry'
import { t } from '../../../locales/say'
import { NameList } from './NameList'
import { Sentence } from '../../shared/Sentence'

/** Metric types as the Web Console API names them (ABsmartly's `cli-ts`, `core/metrics/payload.ts`). */
const TYPES = [
  'goal_count',
  'goal_unique_count',
  'goal_time_to_achievement',
  'goal_property',
  'goal_property_unique_count',
  'goal_retention',
  'goal_activity_period_count',
  'goal_ratio',
  'custom_sql',
] as const

interface GoalMetricsProps {
  /** Null if the goal's id is unknown. Metrics refer to goals by id. */
  readonly uses: GoalUses | null
  readonly list: Listed<RegistryMetric>
}

/**
 * The metrics that use a goal, and how they read it. Says that no metric uses the goal only if the
 * list of metrics is complete.
 */
export function GoalMetrics({ uses, list: { complete, gap } }: GoalMetricsProps) {
  const metrics = uses?.metrics ?? []
  return (
    <section>
      <h3>{t('goal.metrics')}</h3>
      {metrics.length > 0 && (
        <ul class="uses">
          {metrics.map(({ metric, uses: metricUses }, index) => (
            <li key={metric.id ?? index}>
              <Metric metric={metric} uses={metricUses} />
            </li>
          ))}
        </ul>
      )}
      {!complete ? (
        <p class="quiet">
          {t('goal.notChecked')} {gap && <Sentence of={gap} />}
        </p>
      ) : (
        metrics.length === 0 && (
          <p class={uses ? undefined : 'quiet'}>{t(uses ? 'goal.noMetric' : 'goal.noId')}</p>
        )
      )}
    </section>
  )
}

function Metric({ metric: { name, type }, uses }: MetricUse) {
  return (
    <>
      <bdi class="name" translate={false}>
        {name}
      </bdi>{' '}
      <span class="quiet">
        <MetricType type={type} />
      </span>
      <dl class="facts">
        {uses.map((use, index) => (
          <MetricUseFacts key={index} {...use} />
        ))}
      </dl>
    </>
  )
}

function MetricUseFacts({ role, property, filters }: GoalUse) {
  return (
    <>
      <dt>{t(`goal.reads.${role}`)}</dt>
      <dd>
        {property === null ? (
          <span class="quiet">{t('goal.noProperty')}</span>
        ) : (
          <bdi translate={false}>{property}</bdi>
        )}
      </dd>
      {filters.length > 0 && (
        <>
          <dt>{t(`goal.filters.${role}`)}</dt>
          <dd>
            <NameList names={filters} />
          </dd>
        </>
      )}
    </>
  )
}

/** Shows an unrecognized type verbatim. */
function MetricType({ type }: { type: string | null }) {
  if (type === null) return <>{t('goal.typeNotKnown')}</>
  const known = TYPES.find((one) => one === type)
  return known ? <>{t(`goal.type.${known}`)}</> : <span translate={false}>{type}</span>
}
