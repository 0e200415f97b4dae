import { message } from '../../message'
import { unknownNameStatement } from '../values/unknown-name'
import { defineRule, NO_STATEMENTS } from '../rule'

/** An environment (`X-Environment`) that the workspace does not have or has archived. Names are case-sensitive. */
export const environmentName = defineRule({
  id: 'environment-name',
  title: 'finding.environmentName.title',
  severity: 'error',
  needs: ['environments'],
  why: message('finding.environmentName.why'),
  fix: message('finding.environmentName.fix'),
  publish(subject) {
    const { environment } = subject.publish
    const statement = environment === null ? null : unknownNameStatement('environments', environment, subject)
    return statement ? [statement] : NO_STATEMENTS
  },
})
