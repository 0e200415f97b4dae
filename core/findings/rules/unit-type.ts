import { message } from '../../message'
import { nameStatement } from '../judged-name'
import { defineRule, NOTHING, type Statement } from '../rule'

/** A unit type that the workspace does not have, or has archived. */
export const unitType = defineRule({
  id: 'unit-type',
  title: 'finding.unitType.title',
  severity: 'error',
  needs: ['unitTypes'],
  why: message('finding.unitType.why'),
  fix: message('finding.unitType.fix'),
  publish(subject) {
    let found: Statement[] | null = null
    for (const { type } of subject.publish.units) {
      const statement = nameStatement('unitTypes', type, subject)
      if (statement) (found ??= []).push({ ...statement, spot: `unitType/${type}` })
    }
    return found ?? NOTHING
  },
})
