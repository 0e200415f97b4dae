import { message } from '../../message'
import type { NameVerdict } from '../../registry/verdict'
import { defineRule, NO_STATEMENTS, type Statement } from '../rule'

/**
 * A name that does not belong to any goal of the workspace. ABsmartly's Events page labels such events with a warning
 * (docs.absmartly.com, Web Console, Events, Goal events).
 */
export const unknownGoal = defineRule({
  id: 'unknown-goal',
  title: 'finding.unknownGoal.title',
  severity: 'warning',
  needs: ['goals'],
  why: message('finding.unknownGoal.why'),
  fix: message('finding.unknownGoal.fix'),
  goal: ({ goal: { name }, nameVerdict }) =>
    nameVerdict.verdict === 'unknown' ? [statementOf(name, nameVerdict)] : NO_STATEMENTS,
})

function statementOf(name: string, { workspace }: NameVerdict): Statement {
  const values = { name, workspace: workspace?.name ?? '' }
  if (!workspace?.createsGoals) return { what: message('finding.unknownGoal.what', values), aspect: 'name' }
  return {
    what: message('finding.unknownGoal.willBeCreated', values),
    why: message('finding.unknownGoal.whyCreated'),
    aspect: 'name',
  }
}
