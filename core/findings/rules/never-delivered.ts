import { message } from '../../message'
import { formatLostNames } from '../values/format-names'
import { defineRule, NO_STATEMENTS } from '../rule'

/**
 * A publish whose page was left before the response came, so it is unknown whether the goals arrived. With `keepalive`,
 * which the SDK sets since 1.11, a request may outlive its page (Fetch standard, `keepalive`).
 */
export const neverDelivered = defineRule({
  id: 'never-delivered',
  title: 'finding.neverDelivered.title',
  severity: 'warning',
  follows: 'delivery',
  why: message('finding.neverDelivered.why'),
  fix: message('finding.neverDelivered.fix'),
  publish({ publish, request, status }) {
    const { decidingOutcome } = status()
    // If no source observed the end, the page did nothing wrong.
    if (decidingOutcome.kind !== 'unknown' || decidingOutcome.why !== 'left') return NO_STATEMENTS
    const values = { goals: formatLostNames(publish) }
    if (request.keepalive) {
      return [
        { severity: 'info', what: message('finding.neverDelivered.keepalive', values), aspect: 'delivery' },
      ]
    }
    return [{ what: message('finding.neverDelivered.what', values), aspect: 'delivery' }]
  },
})
