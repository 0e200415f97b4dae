import { message } from '../../message'
import { defineRule, NO_STATEMENTS } from '../rule'

/** A name that belongs only to an archived goal of the workspace. How ABsmartly treats its events is not documented. */
export const archivedGoal = defineRule({
  id: 'archived-goal',
  title: 'finding.archivedGoal.title',
  severity: 'warning',
  needs: ['goals'],
  why: message('finding.archivedGoal.why'),
  fix: message('finding.archivedGoal.fix'),
  goal: ({ goal: { name }, nameVerdict }) =>
    nameVerdict.verdict === 'archived'
      ? [
          {
            what: message('finding.archivedGoal.what', {
              name,
              workspace: nameVerdict.workspace?.name ?? '',
            }),
            aspect: 'name',
          },
        ]
      : NO_STATEMENTS,
})
