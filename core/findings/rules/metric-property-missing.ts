import { type Message, message } from '../../message'
import { likePath, type PathRead, valueAt } from '../metric-reads'
import { defineRule, type GoalSubject, NOTHING, type Statement } from '../rule'
import { shownNames } from '../values/shown-value'

/**
 * A property that a metric reads, or filters by, and that the goal does not have. Up to SDK 1.2 goals had two integers in
 * the place of properties (`values`): of those nothing is said. `NaN` and `Infinity` are null in JSON.
 */
export const metricPropertyMissing = defineRule({
  id: 'metric-property-missing',
  title: 'finding.metricPropertyMissing.title',
  severity: 'error',
  needs: ['goals', 'metrics'],
  why: message('finding.metricPropertyMissing.why'),
  fix: message('finding.metricPropertyMissing.fix'),
  goal({ goal, reads }) {
    if (!reads || reads.paths.length === 0 || goal.values) return NOTHING
    let found: Statement[] | null = null
    for (const read of reads.paths) {
      const value = goal.properties === null ? undefined : valueAt(goal.properties, read)
      if (value !== undefined && value !== null) continue
      found ??= []
      found.push({
        ...statementOf(goal, read, value === null, shownNames(read.metrics)),
        spot: `properties/${read.path}`,
      })
    }
    return found ?? NOTHING
  },
})

function statementOf(
  { name, properties }: GoalSubject['goal'],
  read: PathRead,
  isNull: boolean,
  metrics: string,
): { readonly what: Message; readonly fix: Message } {
  const values = { name, path: read.path, metrics }
  const fix = message('finding.metricPropertyMissing.fix', values)
  const like = properties === null ? null : likePath(properties, read)
  if (like !== null && like !== read.path) {
    return {
      what: message('finding.metricPropertyMissing.like', { ...values, like }),
      fix: message('finding.metricPropertyMissing.fixLike', { ...values, like }),
    }
  }
  if (isNull) return { what: message('finding.metricPropertyMissing.null', values), fix }
  const isOnlyFilter = read.sums.length + read.distinct.length === 0
  return {
    what: isOnlyFilter
      ? message('finding.metricPropertyMissing.filter', values)
      : message('finding.metricPropertyMissing.absent', values),
    fix,
  }
}
