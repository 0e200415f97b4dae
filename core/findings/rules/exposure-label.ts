import { message } from '../../message'
import { type ExposureLabelId, exposureLabels } from '../../publish/exposure-labels'
import { defineRule, NO_STATEMENTS, type Statement } from '../rule'

/**
 * Labels in order of precedence: a label that explains others comes before them. A unit that is overridden or not in
 * the audience is not assigned either, and an experiment that is not running has no assignments.
 */
const EXPLAINING: readonly ExposureLabelId[] = [
  'notRunning',
  'overridden',
  'audienceMismatch',
  'notEligible',
  'notAssigned',
  'fullOn',
  'custom',
  'ruleOverride',
]

/**
 * A label that the Web Console's Events page will show for an exposure. If there are several, the rule reports the
 * label that explains the others.
 */
export const exposureLabel = defineRule({
  id: 'exposure-label',
  title: 'finding.exposureLabel.title',
  severity: 'warning',
  why: message('finding.exposureLabel.why'),
  fix: message('finding.exposureLabel.fix'),
  publish({ publish: { exposures } }) {
    let found: Statement[] | null = null
    for (const [index, exposure] of exposures.entries()) {
      const labels = exposureLabels(exposure)
      if (labels.length === 0) continue
      const id = EXPLAINING.find((one) => labels.some((label) => label.id === one))
      const label = labels.find((one) => one.id === id)
      if (!label) continue
      found ??= []
      found.push({
        severity: label.severity,
        what: message(`finding.exposureLabel.label.${label.id}`, { experiment: exposure.name }),
        fix: message(`finding.exposureLabel.do.${label.id}`, { experiment: exposure.name }),
        aspect: `exposures/${index}`,
      })
    }
    return found ?? NO_STATEMENTS
  },
})
