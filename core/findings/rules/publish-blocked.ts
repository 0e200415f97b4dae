import { message } from '../../message'
import { formatLostNames } from '../values/format-names'
import { defineRule, NO_STATEMENTS } from '../rule'

/** A publish that the browser did not send, or whose response the page may not read. */
export const publishBlocked = defineRule({
  id: 'publish-blocked',
  title: 'finding.publishBlocked.title',
  severity: 'error',
  needs: ['outcome'],
  follows: 'delivery',
  why: message('finding.publishBlocked.why'),
  fix: message('finding.publishBlocked.fixCors'),
  publish({ publish, request, status }) {
    const { decidingOutcome, isSettled } = status()
    if (!isSettled || (decidingOutcome.kind !== 'blocked' && decidingOutcome.kind !== 'unreadable'))
      return NO_STATEMENTS
    const values = {
      goals: formatLostNames(publish),
      host: URL.canParse(request.url) ? new URL(request.url).host : request.url,
      origin: URL.canParse(request.documentUrl) ? new URL(request.documentUrl).origin : '',
    }
    if (decidingOutcome.kind === 'unreadable') {
      return [
        {
          severity: 'warning',
          what: message('finding.publishBlocked.unreadable', values),
          why: message('finding.publishBlocked.whyUnreadable'),
          fix: message('finding.publishBlocked.fixCors', values),
          aspect: 'delivery',
        },
      ]
    }
    const { by } = decidingOutcome
    const fix =
      by === 'preflight'
        ? message('finding.publishBlocked.fixCors', values)
        : message(`finding.publishBlocked.fixBy.${by}`, values)
    return [{ what: message(`finding.publishBlocked.by.${by}`, values), fix, aspect: 'delivery' }]
  },
})
