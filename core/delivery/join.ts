import type { Capture } from '../capture'
import { bodyKey } from './body-key'
import { matchInTime } from './match'

/** What one source saw of a request reaches us no later than so many ms before or after what another one saw. */
export const MAX_JOIN_GAP_MS = 2000
/**
 * Nor later than this where both saw the same bytes. What an SDK publishes holds the millisecond in which it did, so only
 * another try of the same publish is equal to it. Firefox 153 began requests more than 2 s after the page had asked for
 * them, on a machine with ten times as much to do as it has cores.
 */
export const MAX_SAME_BODY_GAP_MS = 10_000

/** Captures of one request, by whichever sources saw it: at least one, the best witness first. */
export type Joined = readonly [Capture, ...Capture[]]

/**
 * What a source sees of requests: each at most once. A request that a page's service worker passes on is the worker's to
 * the network and belongs to no tab there; of the page's own Firefox tells the beginning alone. Chromium's DevTools list
 * it twice: as one that the worker has answered, and as the worker's own. Seen in Firefox 153 and Chromium 156.
 */
const LANES: readonly ((capture: Capture) => boolean)[] = [
  ({ source }) => source === 'page',
  ({ source, sharedBy }) => source === 'network' && sharedBy === undefined,
  ({ source, sharedBy }) => source === 'network' && sharedBy !== undefined,
  ({ source, viaServiceWorker }) => source === 'devtools' && viaServiceWorker === true,
  ({ source, viaServiceWorker }) => source === 'devtools' && viaServiceWorker !== true,
]

interface Group {
  id: string
  captures: [Capture, ...Capture[]]
  at: number
  key: string | null
  lane: number
}

/**
 * Joins what the sources saw of the requests of one tab. Two captures are of one request when method, address and body
 * agree and no more than {@link MAX_JOIN_GAP_MS}, or {@link MAX_SAME_BODY_GAP_MS}, lie between them; a body that one source could
 * not have agrees with any. One
 * to one: two publishes of the same bytes stay two, since no source sees one request twice. Frame ids take no part:
 * browsers give an about:blank frame's request the id of another frame.
 *
 * The result depends on what was seen alone, not on the order in which it arrived. In the order of time.
 */
export function joinCaptures(captures: readonly Capture[]): Joined[] {
  const byAddress = Map.groupBy(unique(captures), addressKey)
  return [...byAddress.values()]
    .flatMap((seen) => joinAddress(seen))
    .toSorted((one, other) => byTime(one[0], other[0]))
}

/** Method and address without the fragment, which never leaves the browser. */
export const addressKey = ({ method, url }: Pick<Capture, 'method' | 'url'>): string =>
  `${method} ${url.split('#', 1)[0]}`

function joinAddress(captures: readonly Capture[]): Joined[] {
  const groups: Group[] = []
  for (const [lane, isIn] of LANES.entries()) {
    const seen = captures.filter(isIn).toSorted(byTime)
    const left = joinLane(groups, seen, lane)
    groups.push(...left.map((capture) => newGroup(capture, lane)))
    groups.sort(byTime)
  }
  return groups.map(({ captures: joined }) => joined)
}

/** Adds the captures of one lane to the groups they belong to; returns those that belong to none. */
function joinLane(groups: Group[], seen: readonly Capture[], lane: number): Capture[] {
  const left: Capture[] = []
  const bodies = Map.groupBy(seen, ({ body }) => bodyKey(body))
  const groupsByKey = Map.groupBy(groups, ({ key }) => key)
  for (const [key, captures] of bodies) {
    if (key === null) continue
    left.push(
      ...pair(
        groupsByKey.get(key) ?? [],
        captures,
        lane,
        key === '' ? MAX_JOIN_GAP_MS : MAX_SAME_BODY_GAP_MS,
      ),
    )
  }
  // What has a body may still belong to a group that has none, and what has none to any.
  const alone = pair(groupsByKey.get(null) ?? [], left.toSorted(byTime), lane)
  const free = groups.filter(({ lane: last }) => last < lane)
  return [...alone, ...pair(free, bodies.get(null) ?? [], lane)]
}

function pair(
  groups: readonly Group[],
  captures: readonly Capture[],
  lane: number,
  within = MAX_JOIN_GAP_MS,
): Capture[] {
  const free = groups.filter((group) => group.lane < lane)
  const mayPair = (one: number, other: number) => {
    const capture = captures[one]
    return capture !== undefined && free[other]?.captures.every((known) => mayBeOne(capture, known)) === true
  }
  const matches = matchInTime(captures, free, within, mayPair)
  return captures.filter((capture, index) => {
    const group = free[matches[index] ?? -1]
    if (!group) return true
    group.captures.push(capture)
    group.key ??= bodyKey(capture.body)
    group.lane = lane
    return false
  })
}

/** Sources do not agree on the very millisecond in which a request began or ended. */
const CLOCK_TOLERANCE_MS = 100

/**
 * What had ended before the other began is another try of the same, and so is what was answered otherwise; but a service
 * worker may answer a page otherwise than it was answered itself.
 */
function mayBeOne(one: Capture, other: Capture): boolean {
  if (
    !isListedLate(one) &&
    !isListedLate(other) &&
    (hasEndedBefore(one, other) || hasEndedBefore(other, one))
  )
    return false
  if (neverLeft(one, other) || neverLeft(other, one)) return false
  const [status, otherStatus] = [one.outcome?.status ?? null, other.outcome?.status ?? null]
  if (status === null || otherStatus === null || status === otherStatus) return true
  return one.viaServiceWorker === true || other.viaServiceWorker === true
}

const hasEndedBefore = ({ outcome }: Capture, { at }: Capture): boolean =>
  outcome !== undefined && outcome.at + CLOCK_TOLERANCE_MS < at

/**
 * What an extension has blocked, Firefox's DevTools date when they come to list it, without its body: on a busy machine
 * that was 700 ms after its end (153).
 */
const isListedLate = ({ source, body, outcome }: Capture): boolean =>
  source === 'devtools' && 'why' in body && body.why === 'notGiven' && outcome?.status === null

/** Firefox's DevTools list what a policy has forbidden; no network does. */
const neverLeft = ({ forbidden, refused }: Capture, { source, outcome }: Capture): boolean =>
  (forbidden !== undefined || refused === true) &&
  (source === 'network' || typeof outcome?.status === 'number')

const newGroup = (capture: Capture, lane: number): Group => ({
  id: capture.id,
  captures: [capture],
  at: capture.at,
  key: bodyKey(capture.body),
  lane,
})

/** By time; what happened at the same moment has an order all the same, or it would be that of arrival. */
function byTime(one: { at: number; id: string }, other: { at: number; id: string }): number {
  if (one.at !== other.at) return one.at - other.at
  return one.id < other.id ? -1 : 1
}

function unique(captures: readonly Capture[]): Capture[] {
  return [...new Map(captures.map((capture) => [capture.id, capture])).values()]
}
