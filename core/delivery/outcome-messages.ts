import { type Message, message } from '../message'
import { decidingAttemptNumber, type DeliveryStatus } from './delivery'
import type { AttemptOutcome } from './attempt-outcome'

/** Describes the outcome of an attempt. */
export function outcomeMessage(outcome: AttemptOutcome): Message {
  switch (outcome.kind) {
    case 'accepted':
      return acceptedMessage(outcome)
    case 'rejected':
      return message('delivery.fate.rejected', { status: outcome.status })
    case 'failed':
      return failedMessage(outcome)
    case 'blocked':
      return blockedMessage(outcome)
    case 'unreadable':
      return outcome.status === null
        ? message('delivery.fate.unreadable')
        : message('delivery.fate.unreadableStatus', { status: outcome.status })
    case 'unknown':
      return message(`delivery.fate.unknown.${outcome.why}`)
    case 'pending':
    case 'tooLarge':
      return message(`delivery.fate.${outcome.kind}`)
  }
}

/** Describes the consequences of an outcome for the goals of a delivery. */
export function deliveryMessage(status: DeliveryStatus): Message {
  const { decidingOutcome, isSettled, isLost, attempts } = status
  if (decidingOutcome.kind === 'pending') return message('delivery.means.pending')
  if (decidingOutcome.kind === 'accepted') {
    if (decidingOutcome.response?.isJson === false) return message('delivery.means.sentAgain')
    const attempt = decidingAttemptNumber(status)
    return attempt > 1 ? message('delivery.means.recovered', { attempt }) : message('delivery.means.accepted')
  }
  // No source saw an unknown attempt end, but the SDK may have received a response, so no retry is announced.
  if (!isSettled && decidingOutcome.kind !== 'unknown') return message('delivery.means.mayTryAgain')
  if (isLost && attempts.length > 1) return message('delivery.means.lostAfter', {}, attempts.length)
  if (isLost) return message('delivery.means.lost')
  return message(
    decidingOutcome.kind === 'failed' || decidingOutcome.kind === 'unreadable'
      ? 'delivery.means.mayBeStored'
      : 'delivery.means.unknown',
  )
}

function acceptedMessage({
  status,
  response,
  gaveUp,
}: Extract<AttemptOutcome, { kind: 'accepted' }>): Message {
  if (gaveUp) return message('delivery.fate.gaveUp', { status })
  if (response === null) return message('delivery.fate.acceptedUnread', { status })
  return message(response.isJson ? 'delivery.fate.accepted' : 'delivery.fate.acceptedEmpty', { status })
}

function failedMessage({ why, status, error }: Extract<AttemptOutcome, { kind: 'failed' }>): Message {
  if (why === 'aborted') return message('delivery.fate.aborted')
  if (status !== null) return message('delivery.fate.failedStatus', { status })
  return error === null ? message('delivery.fate.failed') : message('delivery.fate.failedError', { error })
}

function blockedMessage({ by, directive }: Extract<AttemptOutcome, { kind: 'blocked' }>): Message {
  return directive === undefined
    ? message(`delivery.fate.blocked.${by}`)
    : message('delivery.fate.blocked.directive', { directive })
}
