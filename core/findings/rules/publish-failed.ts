import type { DeliveryState } from '../../delivery/delivery'
import { message } from '../../message'
import { lostNames } from '../values/format-names'
import { defineRule, NOTHING, type PublishSubject, type Statement } from '../rule'

/**
 * No attempt got an answer that the SDK could use. It tries six times, and keeps no copy (@absmartly/javascript-sdk 1.13.4,
 * `src/client.ts` and `src/context.ts`). One that was accepted in the end is what retries are for, and no mistake.
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
    const state = subject.state()
    if (!state.isSettled) return NOTHING
    return state.kind === 'failed' ? [failed(subject, state)] : NOTHING
  },
})

function failed({ publish }: PublishSubject, { fate, isLost, tries }: DeliveryState): Statement {
  const why = 'why' in fate && fate.kind === 'failed' ? fate : null
  const cause = why === null ? '' : why.status === null ? (why.error ?? why.why) : `HTTP ${why.status}`
  const values = { cause, goals: lostNames(publish) }
  if (isLost) return { what: message('finding.publishFailed.lost', values, tries.length), spot: 'delivery' }
  return {
    severity: 'warning',
    what: message('finding.publishFailed.mayBeStored', values, tries.length),
    why: message('finding.publishFailed.whyMayBeStored'),
    spot: 'delivery',
  }
}
