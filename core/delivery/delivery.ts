import { type Attempt, momentOf, requestOf } from '../attempt'
import { bodyKey } from './body-key'
import { endOf, type Fate, fateOf, isUsable, type Scene } from './fate'
import { addressKey } from './join'

/** A publish with all its attempts, in the order of time: what a page gave to the SDK once. */
export interface Delivery {
  /** That of its first attempt. */
  readonly id: string
  readonly attempts: readonly [Attempt, ...Attempt[]]
}

/** What became of a delivery. */
export const OUTCOMES = [
  'pending',
  'accepted',
  'rejected',
  'failed',
  'blocked',
  'unreadable',
  'tooLarge',
  'unknown',
] as const
export type OutcomeKind = (typeof OUTCOMES)[number]

/** One attempt, and what became of it. `endedAt` in ms since the epoch; null when nobody knows. */
export interface Try {
  readonly attempt: Attempt
  readonly fate: Fate
  readonly endedAt: number | null
}

/** A delivery as it stands at a moment. */
export interface DeliveryState {
  readonly kind: OutcomeKind
  /** The fate that decides: that of the attempt which was accepted, else of the last. */
  readonly fate: Fate
  /** False as long as the SDK may try again, or an answer may come. */
  readonly isSettled: boolean
  /** Its goals are gone: nothing of it can have been stored, and nobody tries again. */
  readonly isLost: boolean
  readonly tries: readonly [Try, ...Try[]]
}

/** The SDK's longest pause between two attempts is 825 ms; what comes later than so many ms is not one of them. */
const QUIET_MS = 5000
/** Sources do not agree on the very millisecond in which an attempt ended and the next one began. */
const SLACK_MS = 50

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
 * {@link QUIET_MS} have passed. Two under way together are two deliveries. In the order of time.
 */
export function foldAttempts(
  attempts: readonly Attempt[],
  keepaliveBytes: Scene['keepaliveBytes'],
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
export function foldGroup(group: readonly Attempt[], keepaliveBytes: Scene['keepaliveBytes']): Delivery[] {
  const chains: [Attempt, ...Attempt[]][] = []
  for (const attempt of group.toSorted(attemptsByTime)) {
    const before = chains.findLast((chain) => mayFollow(chain.at(-1) ?? chain[0], attempt, keepaliveBytes))
    if (before) before.push(attempt)
    else chains.push([attempt])
  }
  return chains.map((attempts) => ({ id: attempts[0].id, attempts }))
}

function mayFollow(before: Attempt, attempt: Attempt, keepaliveBytes: Scene['keepaliveBytes']): boolean {
  const end = endOf(before, keepaliveBytes)
  if (end === null || isUsable(before)) return false
  const pause = momentOf(attempt) - end
  return pause >= -SLACK_MS && pause <= QUIET_MS
}

/** Which attempt decides, from 1: the one that was accepted, else the last. */
export const decidingAttempt = ({ fate, tries }: DeliveryState): number =>
  tries.findLastIndex((one) => one.fate === fate) + 1

/** How a delivery stands. */
export function stateOf({ attempts }: Delivery, scene: Scene): DeliveryState {
  const [first, ...others] = attempts
  const tryOf = (attempt: Attempt): Try => ({
    attempt,
    fate: fateOf(attempt, scene),
    endedAt: endOf(attempt, scene.keepaliveBytes),
  })
  const tries = [tryOf(first), ...others.map(tryOf)] as const
  const last = tries.at(-1) ?? tries[0]
  const { fate } = tries.findLast((one) => one.fate.kind === 'accepted') ?? last
  const isSettled = isOver(last, scene)
  return { kind: fate.kind, fate, isSettled, isLost: isSettled && tries.every(isNotStored), tries }
}

/** Nothing more is to be expected: the SDK takes no for an answer, its pauses are over, or its page is gone. */
function isOver({ attempt, fate, endedAt }: Try, { now, leftAt }: Scene): boolean {
  if (fate.kind === 'pending') return false
  if (fate.kind === 'rejected' || (fate.kind === 'accepted' && isUsable(attempt))) return true
  return leftAt(attempt) !== null || now - (endedAt ?? momentOf(attempt)) >= QUIET_MS
}

function isNotStored({ fate }: Try): boolean {
  if (fate.kind === 'failed') return !fate.mayBeStored
  return fate.kind === 'rejected' || fate.kind === 'blocked' || fate.kind === 'tooLarge'
}

const attemptsByTime = (one: Attempt, other: Attempt): number =>
  momentOf(one) - momentOf(other) || (one.id < other.id ? -1 : 1)

const byTime = ({ attempts: [one] }: Delivery, { attempts: [other] }: Delivery): number =>
  attemptsByTime(one, other)
