import type { Body, Capture, NetworkResult, Source } from './capture'

/** A capture within an attempt; its body is null where it is the attempt's own. */
export interface AttemptCapture extends Omit<Capture, 'body'> {
  readonly body: Body | null
}

/**
 * One try of a publish: all captures of one request, by whichever sources saw it. What the sources saw can be had back
 * as it came ({@link capturesOf}), so nothing is lost by joining them; but a body that they agree on is kept once.
 */
export interface Attempt {
  /** Stays the same when another source tells of the request later. */
  readonly id: string
  /** Number of its last change in the tab's record. */
  readonly seq: number
  readonly body: Body
  /** At least one; the page's wrapper before the network before DevTools. */
  readonly captures: readonly [AttemptCapture, ...AttemptCapture[]]
  /** Ids of attempts that turned out to be this one, once the capture between them had arrived. */
  readonly replaces?: readonly string[]
}

const requests = new WeakMap<Attempt, Capture>()

/** The captures of an attempt as they came. */
export function capturesOf({ body, captures }: Attempt): Capture[] {
  return captures.map((capture) => ({ ...capture, body: capture.body ?? body }))
}

/** The request as its best witness saw it, with the best body and headers that any of them had. */
export function requestOf(attempt: Attempt): Capture {
  const known = requests.get(attempt)
  if (known) return known
  const [first, ...others] = attempt.captures
  // A Request object's headers are all there for the wrapper; what a worker has set only the network knows.
  const speaking = [first, ...others].find(({ headers, secrets }) => headers.length + secrets.length > 0)
  const { headers, secrets } = speaking ?? first
  const request = { ...first, headers, secrets, body: attempt.body }
  requests.set(attempt, request)
  return request
}

/** When the request was made, by its best witness; ms since the epoch. */
export const attemptStartedAt = ({ captures: [first] }: Attempt): number => first.at

/** The sources that saw it. */
export const sourcesOf = ({ captures }: Attempt): Source[] => [
  ...new Set(captures.map(({ source }) => source)),
]

/** What the network said of it in the end, else DevTools; null as long as nobody knows. */
export function networkResultOf({ captures }: Attempt): NetworkResult | null {
  return captures.find(({ outcome }) => outcome !== undefined)?.outcome ?? null
}

/** How long it took, in ms: both times are of the source that told the end, since clocks differ by milliseconds. */
export function durationOf({ captures }: Attempt): number | null {
  const capture = captures.find(({ outcome }) => outcome !== undefined)
  return capture?.outcome ? Math.max(0, Math.round(capture.outcome.at - capture.at)) : null
}

/** Joins captures of one request, at least one, into an attempt. */
export function createAttempt(id: string, seq: number, captures: readonly [Capture, ...Capture[]]): Attempt {
  const body = bestBody(captures)
  const toAttemptCapture = (capture: Capture): AttemptCapture => ({
    ...capture,
    body: isSame(capture.body, body) ? null : capture.body,
  })
  const [first, ...others] = captures
  return { id, seq, body, captures: [toAttemptCapture(first), ...others.map(toAttemptCapture)] }
}

/** The whole of a body before a part of it, a part before nothing. */
function bestBody(captures: readonly [Capture, ...Capture[]]): Body {
  const bodies = captures.map(({ body }) => body)
  const there = bodies.filter((body) => body.encoding !== 'none')
  return there.find(({ truncated }) => !truncated) ?? there[0] ?? captures[0].body
}

function isSame(one: Body, other: Body): boolean {
  if (one === other) return true
  if (one.encoding === 'none' || other.encoding === 'none')
    return one.encoding === 'none' && other.encoding === 'none' && one.why === other.why
  return (
    one.encoding === other.encoding &&
    one.bytes === other.bytes &&
    one.truncated === other.truncated &&
    one.data === other.data
  )
}
