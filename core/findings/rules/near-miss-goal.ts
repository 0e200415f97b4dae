import { message } from '../../message'
import { showInvisible } from '../../registry/name-difference'
import type { NearKind } from '../../registry/near-names'
import { defineRule, NO_STATEMENTS } from '../rule'

/** Differences that more likely indicate a different goal: an extra or missing word, or a different word order. */
const OTHER_GOAL: ReadonlySet<NearKind> = new Set(['prefix', 'order'])

/**
 * An unknown name that is probably a misspelling of a registered one. ABsmartly matches names exactly
 * (docs.absmartly.com, SDK documentation, Tracking goals).
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
