import { message } from '../../message'
import { unknownNameStatement } from '../values/unknown-name'
import { defineRule, NO_STATEMENTS } from '../rule'

/** An application (`X-Application`) that the workspace does not have or has archived. */
export const applicationName = defineRule({
  id: 'application-name',
  title: 'finding.applicationName.title',
  severity: 'error',
  needs: ['applications'],
  why: message('finding.applicationName.why'),
  fix: message('finding.applicationName.fix'),
  publish(subject) {
    const { application } = subject.publish
    // ABsmartly's integration with Segment does not send an application.
    const statement = application === null ? null : unknownNameStatement('applications', application, subject)
    return statement ? [statement] : NO_STATEMENTS
  },
})
