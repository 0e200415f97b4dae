import { message } from '../../message'
import { defineRule, NO_STATEMENTS } from '../rule'

/**
 * A goal that was achieved shortly before its unit's first exposure to an experiment that counts it. Metrics count
 * events after the first exposure of a unit (docs.absmartly.com, Web Console, Metrics, Create a metric, time filters).
 * This is only a hint, since the exposure may have been sent earlier, on a page that was not observed.
 */
export const goalBeforeExposure = defineRule({
  id: 'goal-before-exposure',
  title: 'finding.goalBeforeExposure.title',
  severity: 'info',
  needs: ['goals', 'metrics', 'experiments'],
  follows: 'record',
  why: message('finding.goalBeforeExposure.why'),
  fix: message('finding.goalBeforeExposure.fix'),
  goal({ row, goal: { name, achievedAt }, reads, publishSubject, history }) {
    if (!reads || achievedAt === null || reads.experiments.length === 0) return NO_STATEMENTS
    const exposedLater = reads.experiments.flatMap((experiment) => {
      const first = history.firstExposure(experiment, publishSubject.publish, row.attempt)
      if (!first) return []
      const after = first.at - achievedAt
      return after > 0 && after <= publishSubject.thresholds.beforeExposureMs ? [{ experiment, after }] : []
    })
    return exposedLater.map(({ experiment, after }) => ({
      what: message('finding.goalBeforeExposure.what', { name, experiment, after }),
      aspect: `exposure/${experiment}`,
    }))
  },
})
