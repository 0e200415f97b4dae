import { type Message, message } from '../message'
import { decidingAttempt, type DeliveryState } from './delivery'
import type { Fate } from './fate'

/** What became of one attempt, as a sentence. */
export function fateMessage(fate: Fate): Message {
  switch (fate.kind) {
    case 'accepted':
      return acceptedMessage(fate)
    case 'rejected':
      return message('delivery.fate.rejected', { status: fate.status })
    case 'failed':
      return failedMessage(fate)
    case 'blocked':
      return blockedMessage(fate)
    case 'unreadable':
      return fate.status === null
        ? message('delivery.fate.unreadable')
        : message('delivery.fate.unreadableStatus', { status: fate.status })
    case 'unknown':
      return message(`delivery.fate.unknown.${fate.why}`)
    case 'pending':
    case 'tooLarge':
      return message(`delivery.fate.${fate.kind}`)
  }
}

/** What it means for the goals of a delivery, as a sentence. */
export function deliveryMessage(state: DeliveryState): Message {
  const { fate, isSettled, isLost, tries } = state
  if (fate.kind === 'pending') return message('delivery.means.pending')
  if (fate.kind === 'accepted') {
    if (fate.answer?.isJson === false) return message('delivery.means.sentAgain')
    const attempt = decidingAttempt(state)
    return attempt > 1 ? message('delivery.means.recovered', { attempt }) : message('delivery.means.accepted')
  }
  // Of what nobody has seen an end the SDK may have had one.
  if (!isSettled && fate.kind !== 'unknown') return message('delivery.means.mayTryAgain')
  if (isLost && tries.length > 1) return message('delivery.means.lostAfter', {}, tries.length)
  if (isLost) return message('delivery.means.lost')
  return message(
    fate.kind === 'failed' || fate.kind === 'unreadable'
      ? 'delivery.means.mayBeStored'
      : 'delivery.means.unknown',
  )
}

function acceptedMessage({ status, answer, gaveUp }: Extract<Fate, { kind: 'accepted' }>): Message {
  if (gaveUp) return message('delivery.fate.gaveUp', { status })
  if (answer === null) return message('delivery.fate.acceptedUnread', { status })
  return message(answer.isJson ? 'delivery.fate.accepted' : 'delivery.fate.acceptedEmpty', { status })
}

function failedMessage({ why, status, error }: Extract<Fate, { kind: 'failed' }>): Message {
  if (why === 'aborted') return message('delivery.fate.aborted')
  if (status !== null) return message('delivery.fate.failedStatus', { status })
  return error === null ? message('delivery.fate.failed') : message('delivery.fate.failedError', { error })
}

function blockedMessage({ by, directive }: Extract<Fate, { kind: 'blocked' }>): Message {
  return directive === undefined
    ? message(`delivery.fate.blocked.${by}`)
    : message('delivery.fate.blocked.directive', { directive })
}
