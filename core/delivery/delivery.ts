import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import { memoizeByRef } from '../memoize-by-ref'
import { bodyKey } from './body-key'
import {
  attemptEndedAt,
  type AttemptOutcome,
  attemptOutcome,
  hasUsableResponse,
  type OutcomeInputs,
} from './attempt-outcome'
import { addressKey } from './join'

/** One publish of a page's SDK with all its attempts, in chronological order. */
export interface Delivery {
  /** Id of the first attempt. */
  readonly id: string
  readonly attempts: readonly [Attempt, ...Attempt[]]
}

/** Possible outcomes of a delivery. */
export const DELIVERY_OUTCOMES = [
  'pending',
  'accepted',
  'rejected',
  'failed',
  'blocked',
  'unreadable',
  'tooLarge',
  'unknown',
] as const
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number]

/** An attempt with its outcome. `endedAt` is in ms since the epoch; null when the end is unknown. */
export interface AttemptStatus {
  readonly attempt: Attempt
  readonly outcome: AttemptOutcome
  readonly endedAt: number | null
}

/** State of a delivery at a given time. */
export interface DeliveryStatus {
  readonly outcome: DeliveryOutcome
  /** Outcome of the accepted attempt if there is one, else of the last attempt. */
  readonly decidingOutcome: AttemptOutcome
  /** False while the SDK may retry or a response may still come. */
  readonly isSettled: boolean
  /** Whether the goals are lost: nothing can have been stored, and no retry will follow. */
  readonly isLost: boolean
  readonly attempts: readonly [AttemptStatus, ...AttemptStatus[]]
}

/** Maximum pause between the end of an attempt and its retry. The SDK's longest pause is 825 ms. */
const MAX_RETRY_GAP_MS = 5000
/** Tolerance between sources, which disagree by milliseconds on when an attempt ended and the next one began. */
const CLOCK_TOLERANCE_MS = 50

/**
 * Returns a key shared by the attempts of one delivery; null if the body is unknown, since such an attempt forms a
 * delivery of its own.
 */
export const deliveryKey = memoizeByRef((attempt: Attempt): string | null => {
  const body = bodyKey(attempt.body)
  if (body === null) return null
  const { documentId } = requestOf(attempt)
  return `${documentId ?? ''} ${addressKey(requestOf(attempt))} ${body}`
})

/**
 * Folds attempts into deliveries, in chronological order. An attempt is a retry only if the same document sent the same
 * bytes to the same URL, the previous attempt ended without a response that the SDK could use, and no more than
 * {@link MAX_RETRY_GAP_MS} passed in between. Two attempts in flight at the same time are two deliveries.
 */
export function foldAttempts(
  attempts: readonly Attempt[],
  keepaliveBytes: OutcomeInputs['keepaliveBytes'],
): Delivery[] {
  const alone: Delivery[] = []
  const groups = new Map<string, Attempt[]>()
  for (const attempt of attempts) {
    const key = deliveryKey(attempt)
    const group = key === null ? undefined : groups.get(key)
    if (key === null) alone.push({ id: attempt.id, attempts: [attempt] })
    else if (group) group.push(attempt)
    else groups.set(key, [attempt])
  }
  const folded = [...groups.values()].flatMap((group) => foldGroup(group, keepaliveBytes))
  return [...alone, ...folded].toSorted(byTime)
}

/** Folds attempts that share one {@link deliveryKey}. */
export function foldGroup(
  group: readonly Attempt[],
  keepaliveBytes: OutcomeInputs['keepaliveBytes'],
): Delivery[] {
  const chains: [Attempt, ...Attempt[]][] = []
  for (const attempt of group.toSorted(attemptsByTime)) {
    const before = chains.findLast((chain) => mayFollow(chain.at(-1) ?? chain[0], attempt, keepaliveBytes))
    if (before) before.push(attempt)
    else chains.push([attempt])
  }
  return chains.map((attempts) => ({ id: attempts[0].id, attempts }))
}

function mayFollow(
  before: Attempt,
  attempt: Attempt,
  keepaliveBytes: OutcomeInputs['keepaliveBytes'],
): boolean {
  const end = attemptEndedAt(before, keepaliveBytes)
  if (end === null || hasUsableResponse(before)) return false
  const pause = attemptStartedAt(attempt) - end
  return pause >= -CLOCK_TOLERANCE_MS && pause <= MAX_RETRY_GAP_MS
}

/** Returns the number of the attempt that decides the outcome, counting from 1. */
export const decidingAttemptNumber = ({ decidingOutcome, attempts }: DeliveryStatus): number =>
  attempts.findLastIndex((one) => one.outcome === decidingOutcome) + 1

/** Returns the state of a delivery. */
export function deliveryStatus({ attempts }: Delivery, inputs: OutcomeInputs): DeliveryStatus {
  const [first, ...others] = attempts
  const attemptStatusOf = (attempt: Attempt): AttemptStatus => ({
    attempt,
    outcome: attemptOutcome(attempt, inputs),
    endedAt: attemptEndedAt(attempt, inputs.keepaliveBytes),
  })
  const statuses = [attemptStatusOf(first), ...others.map(attemptStatusOf)] as const
  const last = statuses.at(-1) ?? statuses[0]
  const { outcome: deciding } = statuses.findLast((one) => one.outcome.kind === 'accepted') ?? last
  const isSettled = isOver(last, inputs)
  return {
    outcome: deciding.kind,
    decidingOutcome: deciding,
    isSettled,
    isLost: isSettled && statuses.every(isNotStored),
    attempts: statuses,
  }
}

/**
 * Checks whether no retry is possible: the SDK does not retry after this response, its retry window has passed, or its
 * page is gone.
 */
function isOver({ attempt, outcome, endedAt }: AttemptStatus, { now, leftAt }: OutcomeInputs): boolean {
  if (outcome.kind === 'pending') return false
  if (outcome.kind === 'rejected' || (outcome.kind === 'accepted' && hasUsableResponse(attempt))) return true
  return leftAt(attempt) !== null || now - (endedAt ?? attemptStartedAt(attempt)) >= MAX_RETRY_GAP_MS
}

function isNotStored({ outcome }: AttemptStatus): boolean {
  if (outcome.kind === 'failed') return !outcome.mayBeStored
  return outcome.kind === 'rejected' || outcome.kind === 'blocked' || outcome.kind === 'tooLarge'
}

const attemptsByTime = (one: Attempt, other: Attempt): number =>
  attemptStartedAt(one) - attemptStartedAt(other) || (one.id < other.id ? -1 : 1)

const byTime = ({ attempts: [one] }: Delivery, { attempts: [other] }: Delivery): number =>
  attemptsByTime(one, other)
