import { message } from '../../message'
import { nameStatement } from '../values/judged-name'
import { defineRule, NOTHING } from '../rule'

/** An environment (`X-Environment`) that the workspace does not have, or has archived. Capitals count. */
export const environmentName = defineRule({
  id: 'environment-name',
  title: 'finding.environmentName.title',
  severity: 'error',
  needs: ['environments'],
  why: message('finding.environmentName.why'),
  fix: message('finding.environmentName.fix'),
  publish(subject) {
    const { environment } = subject.publish
    const statement = environment === null ? null : nameStatement('environments', environment, subject)
    return statement ? [statement] : NOTHING
  },
})
