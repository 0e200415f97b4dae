import type { ExperimentUse, GoalUses } from '../../../core/registry/goal-uses'
import type { Registry } from '../../../core/registry/registry'
import { t } from '../../../locales/say'
import { NameList } from './NameList'
import { Sentence } from '../../shared/Sentence'

interface GoalExperimentsProps {
  /** Null if the goal's id is unknown. */
  readonly uses: GoalUses | null
  readonly registry: Registry
}

/**
 * The running experiments that use a goal's metrics. Reports that there are none only if both lists, metrics and
 * experiments, are complete.
 */
export function GoalExperiments({ uses, registry: { metrics, experiments } }: GoalExperimentsProps) {
  const running = uses?.experiments ?? []
  const incomplete = [experiments, metrics].find(({ complete }) => !complete)
  return (
    <section>
      <h3>{t('goal.experiments')}</h3>
      {running.length > 0 && (
        <ul class="uses">
          {running.map((use, index) => (
            <li key={use.experiment.id ?? index}>
              <Experiment {...use} />
            </li>
          ))}
        </ul>
      )}
      {incomplete ? (
        <p class="quiet">
          {t('goal.notChecked')} {incomplete.gap && <Sentence of={incomplete.gap} />}
        </p>
      ) : (
        running.length === 0 && (
          <p class={uses ? undefined : 'quiet'}>{t(uses ? 'goal.noExperiment' : 'goal.noId')}</p>
        )
      )}
    </section>
  )
}

function Experiment({ experiment, primary, others }: ExperimentUse) {
  return (
    <>
      <bdi class="name" translate={false}>
        {experiment.name}
      </bdi>
      <dl class="facts prose">
        {primary && (
          <>
            <dt>{t('goal.primary')}</dt>
            <dd>
              <bdi translate={false}>{primary.name}</bdi>
            </dd>
          </>
        )}
        {others.length > 0 && (
          <>
            <dt>{t('goal.others')}</dt>
            <dd>
              <NameList names={others.map(({ name }) => name)} />
            </dd>
          </>
        )}
      </dl>
    </>
  )
}
