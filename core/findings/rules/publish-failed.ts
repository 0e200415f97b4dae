import { type DeliveryState, decidingAttempt } from '../../delivery/delivery'
import { message } from '../../message'
import { lostGoals } from '../lost-goals'
import { defineRule, NOTHING, type PublishSubject, type Statement } from '../rule'

/**
 * No attempt got an answer that the SDK could use, or a later one did. The SDK tries six times, and keeps no copy
 * (@absmartly/javascript-sdk 1.13.4, `src/client.ts` and `src/context.ts`).
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
    if (state.kind === 'accepted') return state.tries.length > 1 ? [recovered(state)] : NOTHING
    return state.kind === 'failed' ? [failed(subject, state)] : NOTHING
  },
})

function failed({ publish }: PublishSubject, { fate, isLost, tries }: DeliveryState): Statement {
  const why = 'why' in fate && fate.kind === 'failed' ? fate : null
  const cause = why === null ? '' : why.status === null ? (why.error ?? why.why) : `HTTP ${why.status}`
  const values = { cause, goals: lostGoals(publish) }
  if (isLost) return { what: message('finding.publishFailed.lost', values, tries.length), spot: 'delivery' }
  return {
    severity: 'warning',
    what: message('finding.publishFailed.mayBeStored', values, tries.length),
    why: message('finding.publishFailed.whyMayBeStored'),
    spot: 'delivery',
  }
}

/** Where an attempt before may have been stored too, its goals may count twice: nothing in a publish tells them apart. */
function recovered(state: DeliveryState): Statement {
  const mayBeTwice = state.tries.some(
    ({ fate }) =>
      fate !== state.fate && (fate.kind === 'unreadable' || (fate.kind === 'failed' && fate.mayBeStored)),
  )
  return {
    severity: mayBeTwice ? 'warning' : 'info',
    what: message('finding.publishFailed.recovered', { attempt: decidingAttempt(state) }),
    why: mayBeTwice
      ? message('finding.publishFailed.whyTwice')
      : message('finding.publishFailed.whyRecovered'),
    spot: 'delivery',
  }
}
