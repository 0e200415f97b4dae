import { message } from '../../message'
import { visible } from '../../registry/name-difference'
import type { NearKind } from '../../registry/near-names'
import { defineRule, NOTHING } from '../rule'

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
  goal({ goal: { name }, judgement, sent }) {
    if (judgement.verdict !== 'unknown') return NOTHING
    const [near] = sent.judge.near('goals', name, sent.request.url)
    if (!near || near.kinds.some((kind) => OTHER_GOAL.has(kind))) return NOTHING
    const values = { name: visible(name), near: visible(near.name) }
    return [
      {
        what: message('finding.nearMissGoal.what', values),
        fix: message('finding.nearMissGoal.fix', values),
        spot: 'name',
      },
    ]
  },
})
