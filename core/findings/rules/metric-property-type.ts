import { message } from '../../message'
import { valueAt } from '../metric-reads'
import { defineRule, NOTHING, type Statement } from '../rule'
import { shownNames, shownValue } from '../values/shown-value'

/**
 * A property that a metric adds up, and that is no number. Metrics of the type `goal_property` take numbers
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
    if (!reads || properties === null) return NOTHING
    let found: Statement[] | null = null
    for (const read of reads.paths) {
      if (read.sums.length === 0) continue
      const value = valueAt(properties, read)
      if (value === undefined || value === null || typeof value === 'number') continue
      const values = {
        name,
        path: read.path,
        metrics: shownNames(read.sums),
        value: shownValue(value),
        type: typeOf(value),
      }
      found ??= []
      found.push({
        what: message(`finding.metricPropertyType.${typeOf(value)}`, values),
        fix: message('finding.metricPropertyType.fix', values),
        spot: `properties/${read.path}`,
      })
    }
    return found ?? NOTHING
  },
})

function typeOf(value: unknown): 'text' | 'boolean' | 'list' | 'object' {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'boolean'
  return Array.isArray(value) ? 'list' : 'object'
}
