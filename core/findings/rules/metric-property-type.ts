import { message } from '../../message'
import { readPath } from '../metric-reads'
import { defineRule, NO_STATEMENTS, type Statement } from '../rule'
import { formatNames, formatValue } from '../values/format-value'

/**
 * A property that a metric adds up but that is not a number. Metrics of the type `goal_property` require numbers
 * (docs.absmartly.com, Web Console, Metrics, Create a metric).
 */
export const metricPropertyType = defineRule({
  id: 'metric-property-type',
  title: 'finding.metricPropertyType.title',
  severity: 'error',
  needs: ['goals', 'metrics'],
  why: message('finding.metricPropertyType.why'),
  fix: message('finding.metricPropertyType.fix'),
  goal({ goal: { name, properties }, reads }) {
    if (!reads || properties === null) return NO_STATEMENTS
    let found: Statement[] | null = null
    for (const read of reads.paths) {
      if (read.sums.length === 0) continue
      const value = readPath(properties, read)
      if (value === undefined || value === null || typeof value === 'number') continue
      const values = {
        name,
        path: read.path,
        metrics: formatNames(read.sums),
        value: formatValue(value),
        type: typeOf(value),
      }
      found ??= []
      found.push({
        what: message(`finding.metricPropertyType.${typeOf(value)}`, values),
        fix: message('finding.metricPropertyType.fix', values),
        aspect: `properties/${read.path}`,
      })
    }
    return found ?? NO_STATEMENTS
  },
})

function typeOf(value: unknown): 'text' | 'boolean' | 'list' | 'object' {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'boolean'
  return Array.isArray(value) ? 'list' : 'object'
}
