import { message } from '../../message'
import { nameStatement } from '../values/judged-name'
import { defineRule, NOTHING } from '../rule'

/** An application (`X-Application`) that the workspace does not have, or has archived. */
export const applicationName = defineRule({
  id: 'application-name',
  title: 'finding.applicationName.title',
  severity: 'error',
  needs: ['applications'],
  why: message('finding.applicationName.why'),
  fix: message('finding.applicationName.fix'),
  publish(subject) {
    const { application } = subject.publish
    // ABsmartly's integration with Segment sends none.
    const statement = application === null ? null : nameStatement('applications', application, subject)
    return statement ? [statement] : NOTHING
  },
})
