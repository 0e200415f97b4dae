import type { Body, Capture } from '../capture'
import { bodyKey } from './body-key'
import { matchInTime } from './match'

/** Maximum time between reports of the same request from two sources. */
export const MAX_JOIN_GAP_MS = 2000
/**
 * The same limit for two reports with the same bytes. An SDK's publish contains the millisecond it was made in, so only
 * a retry of the same publish is equal to it. On a machine with ten times more work than cores, Firefox 153 started
 * requests more than 2 s after the page made them.
 */
export const MAX_SAME_BODY_GAP_MS = 10_000

/** Captures of one request, at least one, with the preferred source first. */
export type Joined = readonly [Capture, ...Capture[]]

/**
 * Divides captures into lanes. A lane reports each request at most once, so two captures in one lane are two requests.
 *
 * The network and DevTools have two lanes each because of service workers. If a page's service worker passes a request
 * on, the network reports it as the worker's own, without a tab, in addition to the page's request, of which Firefox
 * reports only the start. Chromium's DevTools lists the request twice: as answered by the worker, and as the worker's
 * own. Seen in Firefox 153 and Chromium 156.
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
 * Joins the captures of one tab by request, in chronological order. Two captures belong to one request if method, URL
 * and body match and they are at most {@link MAX_JOIN_GAP_MS} apart, or {@link MAX_SAME_BODY_GAP_MS} if both bodies are
 * known and not empty. An unknown body matches any body.
 *
 * Matching is one to one: two publishes with the same bytes stay separate, since no source sees a request twice. Frame
 * ids are ignored, because browsers report requests of an about:blank frame with another frame's id. The result depends
 * only on the captures, not on the order of their arrival.
 */
export function joinCaptures(captures: readonly Capture[]): Joined[] {
  const byAddress = Map.groupBy(unique(captures), addressKey)
  return [...byAddress.values()]
    .flatMap((seen) => joinAddress(seen))
    .toSorted((one, other) => byTime(one[0], other[0]))
}

/** Returns method and URL without the fragment, which never leaves the browser. */
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

/** Adds the captures of one lane to the groups that they belong to. Returns the captures that belong to none. */
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
  // A capture with a body may belong to a group without one; a capture without a body may belong to any group.
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
    return (
      capture !== undefined &&
      free[other]?.captures.every((known) => mayBeSameRequest(capture, known)) === true
    )
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

/** Tolerance between sources, which disagree by milliseconds on when a request began or ended. */
const CLOCK_TOLERANCE_MS = 100

/**
 * Checks whether two captures can belong to one request. They cannot if one ended before the other began, or if their
 * statuses differ. Statuses may differ where a service worker is involved, since its response to the page may not be
 * the one it received.
 */
function mayBeSameRequest(one: Capture, other: Capture): boolean {
  if (
    !isListedLate(one) &&
    !isListedLate(other) &&
    (hasEndedBefore(one, other) || hasEndedBefore(other, one))
  )
    return false
  if (disagreeOnSending(one, other) || disagreeOnSending(other, one)) return false
  const [status, otherStatus] = [one.outcome?.status ?? null, other.outcome?.status ?? null]
  if (status === null || otherStatus === null || status === otherStatus) return true
  return one.viaServiceWorker === true || other.viaServiceWorker === true
}

const hasEndedBefore = ({ outcome }: Capture, { at }: Capture): boolean =>
  outcome !== undefined && outcome.at + CLOCK_TOLERANCE_MS < at

/**
 * Checks for a request that an extension blocked, as Firefox's DevTools lists it: without its body, and with the time
 * when it was listed. On a busy machine, that was 700 ms after the request had ended (seen in 153).
 */
const isListedLate = ({ source, body, outcome }: Capture): boolean =>
  source === 'devtools' && 'why' in body && body.why === 'notGiven' && outcome?.status === null

/**
 * Checks whether the first capture shows that the request was never sent while the second shows that it was. Firefox's
 * DevTools lists requests blocked by a policy; the network source does not.
 */
const disagreeOnSending = ({ forbidden, refused }: Capture, { source, outcome }: Capture): boolean =>
  (forbidden !== undefined || refused === true) &&
  (source === 'network' || typeof outcome?.status === 'number')

const newGroup = (capture: Capture, lane: number): Group => ({
  id: capture.id,
  captures: [capture],
  at: capture.at,
  key: bodyKey(capture.body),
  lane,
})

/**
 * Sorts by time. Captures of the same millisecond are sorted by id, so that the order does not depend on their arrival.
 */
function byTime(one: { at: number; id: string }, other: { at: number; id: string }): number {
  if (one.at !== other.at) return one.at - other.at
  return one.id < other.id ? -1 : 1
}

function unique(captures: readonly Capture[]): Capture[] {
  return [...new Map(captures.map((capture) => [capture.id, capture])).values()]
}

/**
 * Returns whether two bodies may be the same. A body that is not known may equal any other. Comparing URLs is not
 * enough, since several tabs may publish to the same URL at the same time.
 */
export function mayBeSameBody(one: Body, other: Body): boolean {
  const [key, otherKey] = [bodyKey(one), bodyKey(other)]
  return key === null || otherKey === null || key === otherKey
}
