import { message } from '../../message'
import { unknownNameStatement } from '../values/unknown-name'
import { defineRule, NO_STATEMENTS, type PublishSubject, type Statement } from '../rule'

/**
 * A unit type that the workspace does not have or has archived. The rule also reports a publish that has none of the
 * unit types of the page's experiments, which come from the response that loaded the context (`unitType` of each
 * experiment).
 */
export const unitType = defineRule({
  id: 'unit-type',
  title: 'finding.unitType.title',
  severity: 'error',
  needs: ['unitTypes'],
  follows: 'delivery',
  why: message('finding.unitType.why'),
  fix: message('finding.unitType.fix'),
  publish(subject) {
    let found: Statement[] | null = null
    for (const { type } of subject.publish.units) {
      const statement = unknownNameStatement('unitTypes', type, subject)
      if (statement) (found ??= []).push({ ...statement, aspect: `unitType/${type}` })
    }
    return found ?? missingContextUnit(subject)
  },
})

function missingContextUnit({ publish, request, history }: PublishSubject): readonly Statement[] {
  const needed = history.contextUnits(request.documentId)
  if (!needed || needed.size === 0 || publish.units.length === 0 || publish.goals.length === 0)
    return NO_STATEMENTS
  if (publish.units.some(({ type }) => needed.has(type))) return NO_STATEMENTS
  const values = {
    sent: publish.units.map(({ type }) => type).join(', '),
    needed: [...needed].join(', '),
  }
  return [{ severity: 'warning', what: message('finding.unitType.noneOfContext', values), aspect: 'units' }]
}
