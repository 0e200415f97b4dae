import { type Message, message } from '../../message'
import { showInvisible } from '../../registry/name-difference'
import { defineRule, type GoalSubject, NO_STATEMENTS } from '../rule'
import { formatValue } from '../values/format-value'

/**
 * A goal without a name, or with white space around it. The SDK does not check names: `track(undefined)` sends a goal
 * without a name (@absmartly/javascript-sdk 1.5.0, 1.11.5 and 1.13.4).
 */
export const malformedGoalName = defineRule({
  id: 'malformed-goal-name',
  title: 'finding.malformedGoalName.title',
  severity: 'error',
  why: message('finding.malformedGoalName.why'),
  fix: message('finding.malformedGoalName.fix'),
  goal(subject) {
    const what = nameProblem(subject)
    return what === null ? NO_STATEMENTS : [{ what, aspect: 'name' }]
  },
})

function nameProblem({ goal: { name, sentName }, nameVerdict }: GoalSubject): Message | null {
  if (sentName !== undefined)
    return message('finding.malformedGoalName.noText', { value: formatValue(sentName) })
  if (name === '') return message('finding.malformedGoalName.none')
  const trimmed = name.trim()
  if (trimmed === '') return message('finding.malformedGoalName.blank', { name: showInvisible(name) })
  // A goal may be registered with white space in its name.
  if (trimmed === name || nameVerdict.verdict === 'known' || nameVerdict.verdict === 'archived') return null
  return message('finding.malformedGoalName.padded', { name: showInvisible(name), trimmed })
}
