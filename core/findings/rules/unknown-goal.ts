import { message } from '../../message'
import type { Judgement } from '../../registry/verdict'
import { defineRule, NOTHING, type Statement } from '../rule'

/**
 * A name that the workspace has no goal of. ABsmartly's Events page labels such events with a warning (docs.absmartly.com,
 * Web Console, Events, Goal events).
 */
export const unknownGoal = defineRule({
  id: 'unknown-goal',
  title: 'finding.unknownGoal.title',
  severity: 'warning',
  needs: ['goals'],
  why: message('finding.unknownGoal.why'),
  fix: message('finding.unknownGoal.fix'),
  goal: ({ goal: { name }, judgement }) =>
    judgement.verdict === 'unknown' ? [statementOf(name, judgement)] : NOTHING,
})

function statementOf(name: string, { workspace }: Judgement): Statement {
  const values = { name, workspace: workspace?.name ?? '' }
  if (!workspace?.createsGoals) return { what: message('finding.unknownGoal.what', values), spot: 'name' }
  return {
    what: message('finding.unknownGoal.willBeCreated', values),
    why: message('finding.unknownGoal.whyCreated'),
    spot: 'name',
  }
}
