import type { DeliveryStatus } from '../../delivery/delivery'
import { message } from '../../message'
import { formatLostNames } from '../values/format-names'
import { defineRule, NO_STATEMENTS, type PublishSubject, type Statement } from '../rule'

/**
 * A publish without any response that the SDK could use. The SDK tries six times and keeps no copy
 * (@absmartly/javascript-sdk 1.13.4, `src/client.ts` and `src/context.ts`). A publish that a retry delivered is not a
 * mistake, since that is the purpose of retries.
 */
export const publishFailed = defineRule({
  id: 'publish-failed',
  title: 'finding.publishFailed.title',
  severity: 'error',
  needs: ['outcome'],
  follows: 'delivery',
  why: message('finding.publishFailed.why'),
  fix: message('finding.publishFailed.fix'),
  publish(subject) {
    const status = subject.status()
    if (!status.isSettled) return NO_STATEMENTS
    return status.outcome === 'failed' ? [failed(subject, status)] : NO_STATEMENTS
  },
})

function failed(
  { publish }: PublishSubject,
  { decidingOutcome, isLost, attempts }: DeliveryStatus,
): Statement {
  const why = 'why' in decidingOutcome && decidingOutcome.kind === 'failed' ? decidingOutcome : null
  const cause = why === null ? '' : why.status === null ? (why.error ?? why.why) : `HTTP ${why.status}`
  const values = { cause, goals: formatLostNames(publish) }
  if (isLost)
    return { what: message('finding.publishFailed.lost', values, attempts.length), aspect: 'delivery' }
  return {
    severity: 'warning',
    what: message('finding.publishFailed.mayBeStored', values, attempts.length),
    why: message('finding.publishFailed.whyMayBeStored'),
    aspect: 'delivery',
  }
}
