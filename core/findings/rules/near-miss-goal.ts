import { message } from '../../message'
import { showInvisible } from '../../registry/name-difference'
import type { NearKind } from '../../registry/near-names'
import { defineRule, NO_STATEMENTS } from '../rule'

/** With a word more or less, or in another order, a name is more likely another goal's. */
const OTHER_GOAL: ReadonlySet<NearKind> = new Set(['prefix', 'order'])

/**
 * An unknown name that a slip of the pen makes of a registered one. ABsmartly matches names exactly (docs.absmartly.com,
 * SDK documentation, Tracking goals).
 */
export const nearMissGoal = defineRule({
  id: 'near-miss-goal',
  title: 'finding.nearMissGoal.title',
  severity: 'error',
  needs: ['goals'],
  why: message('finding.nearMissGoal.why'),
  fix: message('finding.nearMissGoal.fix'),
  goal({ goal: { name }, nameVerdict, publishSubject }) {
    if (nameVerdict.verdict !== 'unknown') return NO_STATEMENTS
    const [near] = publishSubject.lookup.near('goals', name, publishSubject.request.url)
    if (!near || near.kinds.some((kind) => OTHER_GOAL.has(kind))) return NO_STATEMENTS
    const values = { name: showInvisible(name), near: showInvisible(near.name) }
    return [
      {
        what: message('finding.nearMissGoal.what', values),
        fix: message('finding.nearMissGoal.fix', values),
        aspect: 'name',
      },
    ]
  },
})
