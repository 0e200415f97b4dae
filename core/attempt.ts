import type { Body, Capture, NetworkResult, Source } from './capture'
import { memoizeByRef } from './memoize-by-ref'

/** A capture within an attempt. `body` is null when it equals the attempt's body. */
export interface AttemptCapture extends Omit<Capture, 'body'> {
  readonly body: Body | null
}

/**
 * One request, as all sources together saw it. Merging loses nothing: {@link capturesOf} returns the captures as the
 * sources reported them. A body that several captures share is stored only once.
 */
export interface Attempt {
  /** Stays the same when another source reports the request later. */
  readonly id: string
  /** Sequence number of the attempt's last change in the tab's record. */
  readonly seq: number
  readonly body: Body
  /** At least one, in order of preference: page wrapper, network, DevTools. */
  readonly captures: readonly [AttemptCapture, ...AttemptCapture[]]
  /** Ids of attempts that were merged into this one when a later capture connected them. */
  readonly replaces?: readonly string[]
}

/** Returns the captures of an attempt as the sources reported them. */
export function capturesOf({ body, captures }: Attempt): Capture[] {
  return captures.map((capture) => ({ ...capture, body: capture.body ?? body }))
}

/** Returns the request as its preferred source saw it, with the best body and headers that any source had. */
export const requestOf = memoizeByRef((attempt: Attempt): Capture => {
  const [first, ...others] = attempt.captures
  // The wrapper sees all headers of a Request object; only the network sees headers set by a worker.
  const withHeaders = [first, ...others].find(
    (capture) => capture.headers.length + capture.secrets.length > 0,
  )
  const { headers, secrets } = withHeaders ?? first
  return { ...first, headers, secrets, body: attempt.body }
})

/** Returns when the preferred source saw the request start, in ms since the epoch. */
export const attemptStartedAt = ({ captures: [first] }: Attempt): number => first.at

/** Returns the sources that saw the request. */
export const sourcesOf = ({ captures }: Attempt): Source[] => [
  ...new Set(captures.map(({ source }) => source)),
]

/** Returns the result reported by the network, else by DevTools; null while no source has reported one. */
export function networkResultOf({ captures }: Attempt): NetworkResult | null {
  return captures.find(({ outcome }) => outcome !== undefined)?.outcome ?? null
}

/**
 * Returns the duration in ms. Both times come from the source that reported the result, since the sources' clocks
 * differ by milliseconds.
 */
export function durationOf({ captures }: Attempt): number | null {
  const capture = captures.find(({ outcome }) => outcome !== undefined)
  return capture?.outcome ? Math.max(0, Math.round(capture.outcome.at - capture.at)) : null
}

/** Merges captures of one request into an attempt. */
export function createAttempt(id: string, seq: number, captures: readonly [Capture, ...Capture[]]): Attempt {
  const body = bestBody(captures)
  const toAttemptCapture = (capture: Capture): AttemptCapture => ({
    ...capture,
    body: isSameContent(capture.body, body) ? null : capture.body,
  })
  const [first, ...others] = captures
  return { id, seq, body, captures: [toAttemptCapture(first), ...others.map(toAttemptCapture)] }
}

/** Returns a complete body if a source has one, else a truncated body, else the missing body. */
function bestBody(captures: readonly [Capture, ...Capture[]]): Body {
  const bodies = captures.map(({ body }) => body)
  const present = bodies.filter((body) => body.encoding !== 'none')
  return present.find(({ truncated }) => !truncated) ?? present[0] ?? captures[0].body
}

/** Compares two bodies. The compressed size does not count, since only one of the sources may report it. */
function isSameContent(one: Body, other: Body): boolean {
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
