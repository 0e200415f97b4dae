import { message } from '../../message'
import { lostNames } from '../values/format-names'
import { defineRule, NOTHING } from '../rule'

/** The browser did not send it, or does not let the page see what was answered. */
export const publishBlocked = defineRule({
  id: 'publish-blocked',
  title: 'finding.publishBlocked.title',
  severity: 'error',
  needs: ['outcome'],
  follows: 'delivery',
  why: message('finding.publishBlocked.why'),
  fix: message('finding.publishBlocked.fixCors'),
  publish({ publish, request, state }) {
    const { fate, isSettled } = state()
    if (!isSettled || (fate.kind !== 'blocked' && fate.kind !== 'unreadable')) return NOTHING
    const values = {
      goals: lostNames(publish),
      host: URL.canParse(request.url) ? new URL(request.url).host : request.url,
      origin: URL.canParse(request.documentUrl) ? new URL(request.documentUrl).origin : '',
    }
    if (fate.kind === 'unreadable') {
      return [
        {
          severity: 'warning',
          what: message('finding.publishBlocked.unreadable', values),
          why: message('finding.publishBlocked.whyUnreadable'),
          fix: message('finding.publishBlocked.fixCors', values),
          spot: 'delivery',
        },
      ]
    }
    const { by } = fate
    const fix =
      by === 'preflight'
        ? message('finding.publishBlocked.fixCors', values)
        : message(`finding.publishBlocked.fixBy.${by}`, values)
    return [{ what: message(`finding.publishBlocked.by.${by}`, values), fix, spot: 'delivery' }]
  },
})
