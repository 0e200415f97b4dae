import { type Message, message } from '../../message'
import { visible } from '../../registry/name-difference'
import { defineRule, type GoalSubject, NOTHING } from '../rule'
import { shownValue } from '../values/shown-value'

/**
 * A goal without a name, or with white space around it. The SDK checks no name: `track(undefined)` sends a goal without
 * one (@absmartly/javascript-sdk 1.5.0, 1.11.5 and 1.13.4).
 */
export const malformedGoalName = defineRule({
  id: 'malformed-goal-name',
  title: 'finding.malformedGoalName.title',
  severity: 'error',
  why: message('finding.malformedGoalName.why'),
  fix: message('finding.malformedGoalName.fix'),
  goal(subject) {
    const what = whatIsWrong(subject)
    return what === null ? NOTHING : [{ what, spot: 'name' }]
  },
})

function whatIsWrong({ goal: { name, sentName }, judgement }: GoalSubject): Message | null {
  if (sentName !== undefined)
    return message('finding.malformedGoalName.noText', { value: shownValue(sentName) })
  if (name === '') return message('finding.malformedGoalName.none')
  const trimmed = name.trim()
  if (trimmed === '') return message('finding.malformedGoalName.blank', { name: visible(name) })
  // A goal may be registered so.
  if (trimmed === name || judgement.verdict === 'known' || judgement.verdict === 'archived') return null
  return message('finding.malformedGoalName.padded', { name: visible(name), trimmed })
}
