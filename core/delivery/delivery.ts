import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import { bodyKey } from './body-key'
import {
  attemptEndedAt,
  type AttemptOutcome,
  attemptOutcome,
  hasUsableResponse,
  type OutcomeInputs,
} from './attempt-outcome'
import { addressKey } from './join'

/** A publish with all its attempts, in the order of time: what a page gave to the SDK once. */
export interface Delivery {
  /** That of its first attempt. */
  readonly id: string
  readonly attempts: readonly [Attempt, ...Attempt[]]
}

/** What became of a delivery. */
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

/** One attempt, and what became of it. `endedAt` in ms since the epoch; null when nobody knows. */
export interface AttemptStatus {
  readonly attempt: Attempt
  readonly outcome: AttemptOutcome
  readonly endedAt: number | null
}

/** A delivery as it stands at a moment. */
export interface DeliveryStatus {
  readonly outcome: DeliveryOutcome
  /** The fate that decides: that of the attempt which was accepted, else of the last. */
  readonly decidingOutcome: AttemptOutcome
  /** False as long as the SDK may try again, or an answer may come. */
  readonly isSettled: boolean
  /** Its goals are gone: nothing of it can have been stored, and nobody tries again. */
  readonly isLost: boolean
  readonly attempts: readonly [AttemptStatus, ...AttemptStatus[]]
}

/** The SDK's longest pause between two attempts is 825 ms; what comes later than so many ms is not one of them. */
const MAX_RETRY_GAP_MS = 5000
/** Sources do not agree on the very millisecond in which an attempt ended and the next one began. */
const CLOCK_TOLERANCE_MS = 50

/** What the attempts of one delivery have in common; null for one whose body is not known, which is alone. */
export function deliveryKey(attempt: Attempt): string | null {
  const known = keys.get(attempt)
  if (known !== undefined) return known
  const key = writeKey(attempt)
  keys.set(attempt, key)
  return key
}

const keys = new WeakMap<Attempt, string | null>()

function writeKey(attempt: Attempt): string | null {
  const body = bodyKey(attempt.body)
  if (body === null) return null
  const { documentId } = requestOf(attempt)
  return `${documentId ?? ''} ${addressKey(requestOf(attempt))} ${body}`
}

/**
 * Folds attempts into deliveries. An attempt is a further one of the delivery before only if the same document sent the
 * same bytes to the same address, the attempt before had ended without an answer the SDK could use, and no more than
 * {@link MAX_RETRY_GAP_MS} have passed. Two under way together are two deliveries. In the order of time.
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

/** The same for attempts of which all have one {@link deliveryKey}. */
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

/** Which attempt decides, from 1: the one that was accepted, else the last. */
export const decidingAttemptNumber = ({ decidingOutcome, attempts }: DeliveryStatus): number =>
  attempts.findLastIndex((one) => one.outcome === decidingOutcome) + 1

/** How a delivery stands. */
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

/** Nothing more is to be expected: the SDK takes no for an answer, its pauses are over, or its page is gone. */
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
