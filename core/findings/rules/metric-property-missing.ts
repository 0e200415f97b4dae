import { type Message, message } from '../../message'
import { similarPath, type PathRead, readPath } from '../metric-reads'
import { defineRule, type GoalSubject, NO_STATEMENTS, type Statement } from '../rule'
import { formatNames } from '../values/format-value'

/**
 * A property that a metric reads or filters by, but that the goal does not have. Up to SDK 1.2, goals had two
 * integers (`values`) instead of properties; they are not checked. `NaN` and `Infinity` are null in JSON.
 */
export const metricPropertyMissing = defineRule({
  id: 'metric-property-missing',
  title: 'finding.metricPropertyMissing.title',
  severity: 'error',
  needs: ['goals', 'metrics'],
  why: message('finding.metricPropertyMissing.why'),
  fix: message('finding.metricPropertyMissing.fix'),
  goal({ goal, reads }) {
    if (!reads || reads.paths.length === 0 || goal.values) return NO_STATEMENTS
    let found: Statement[] | null = null
    for (const read of reads.paths) {
      const value = goal.properties === null ? undefined : readPath(goal.properties, read)
      if (value !== undefined && value !== null) continue
      found ??= []
      found.push({
        ...statementOf(goal, read, value === null, formatNames(read.metrics)),
        aspect: `properties/${read.path}`,
      })
    }
    return found ?? NO_STATEMENTS
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
  const like = properties === null ? null : similarPath(properties, read)
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
