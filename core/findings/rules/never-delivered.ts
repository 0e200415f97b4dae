import { message } from '../../message'
import { formatLostNames } from '../values/format-names'
import { defineRule, NO_STATEMENTS } from '../rule'

/**
 * The page was left before there was an answer: whether the goals have arrived is not known. With `keepalive`, as the SDK
 * sends from 1.11 on, a request may outlive its page (Fetch standard, `keepalive`).
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
    // That nobody has seen the end is no mistake of the page.
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
